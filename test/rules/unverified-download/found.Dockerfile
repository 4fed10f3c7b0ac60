FROM debian:12.8
ARG VERSION=1.2
ADD https://example.com/tool-${VERSION}.tar.gz /opt/
#~  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unverified-download
RUN curl -fsSL https://example.com/tool.tgz | tar xz -C /opt
#~             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unverified-download
RUN wget -q https://example.com/tool_1.2_amd64.deb && dpkg -i tool_1.2_amd64.deb
#~          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unverified-download
RUN curl -fsSLo /usr/local/bin/tool https://example.com/bin/tool && chmod +x /usr/local/bin/tool
#~                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unverified-download
RUN curl -LO https://github.com/example/tool/releases/download/v1.2/tool && sha256sum tool
#~           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unverified-download
