# GitHub's own program, by which files of a release are fetched.
FROM debian:bookworm-20241111
RUN gh release download v1.2.3 --repo example/tool --pattern 'tool-linux-amd64.tar.gz' && tar -xzf tool-linux-amd64.tar.gz -C /opt
#~                                    ^^^^^^^^^^^^ unverified-download
RUN gh release download v1.2.3 -R example/cli -p cli_linux.zip -O cli.zip && echo "${CLI_SHA256}  cli.zip" | sha256sum -c - && unzip cli.zip
# What only lists, and the project's own.
RUN gh release list -R example/tool
RUN gh release download v1.2.3
