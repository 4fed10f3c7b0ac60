# GitHub is asked where the file of a release lies.
FROM debian:12.8
RUN curl -L $(curl -s https://api.github.com/repos/example/tool/releases/latest | jq -r '.assets[0].browser_download_url') | tar xz -C /opt
#~          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unverified-download
RUN curl -s https://api.github.com/repos/example/tool/releases/latest | grep -o 'https://.*amd64.tar.gz' | head -n1 | xargs curl -L -O && tar xzf tool-*.tar.gz
#~                                                                                                                    ^^^^^ unverified-download
RUN curl -s https://api.github.com/repos/example/tool/releases/tags/v1.2 | grep browser_download_url | cut -d '"' -f 4 | wget -qi - && dpkg -i tool_*.deb
#~                                                                                                                       ^^^^ unverified-download
RUN curl -s https://api.github.com/repos/example/tool/releases/latest | grep -o 'https://.*sha256' | xargs curl -L -O
RUN curl -s https://api.github.com/repos/example/tool/releases/latest | grep -o 'https://.*tar.gz' | xargs curl -L -o tool.tgz && echo "24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d  tool.tgz" | sha256sum -c -
RUN VERSION=$(curl -s https://api.github.com/repos/example/tool/releases/latest | jq -r .tag_name) && echo $VERSION > /version
RUN find /etc -name '*.list' | xargs cat && curl -fsSL "https://example.com/$(uname -m).json"
