FROM debian:12.8 AS fetch
ARG VERSION=1.2
ENV URL=https://example.com/tool-${VERSION}.tar.xz
ADD $URL /opt/
#~  ^^^^ unverified-download
ADD ["https://example.com/tool.jar", "/opt/"]
#~    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unverified-download
RUN set -eux; \
    # continued, with a comment inside
    wget -O tool.tgz \
      "https://example.com/tool-${VERSION}.tgz"; \
#~    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unverified-download
    tar xzf tool.tgz
RUN <<EOF
curl -fsSL https://example.com/tool.zip > /tmp/tool.zip
#~         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unverified-download
unzip /tmp/tool.zip
EOF
RUN wget -qO- https://example.com/download?file=tool | tar xz
#~            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unverified-download
RUN curl -fsSLo/usr/local/bin/tool https://example.com/tool && chmod 0755 /usr/local/bin/tool
#~                                 ^^^^^^^^^^^^^^^^^^^^^^^^ unverified-download
RUN curl -fsSLO https://example.com/a.tgz && sha256sum a.tgz
#~              ^^^^^^^^^^^^^^^^^^^^^^^^^ unverified-download
RUN wget https://example.com/b.tgz https://example.com/b.tgz.sha256 && tar xzf b.tgz
#~       ^^^^^^^^^^^^^^^^^^^^^^^^^ unverified-download
# One of two is checked.
RUN wget https://example.com/c.tgz https://example.com/d.tgz && echo "24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d *c.tgz" | sha256sum -c
#~                                 ^^^^^^^^^^^^^^^^^^^^^^^^^ unverified-download
RUN curl -fsSLO https://github.com/example/tool/archive/refs/tags/v1.2.tar.gz
#~              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unverified-download
RUN wget https://example.com/nightly/tool.deb && dpkg -i tool.deb
#~       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unverified-download
RUN rpm -i https://example.com/tool.rpm; curl -O https://example.com/tool.rpm
#~         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unverified-download
#~                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unverified-download
ONBUILD ADD https://example.com/tool.tar.gz /opt/
#~          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unverified-download
RUN wget -qO /opt/bin/tool https://example.com/archive/tool.2024-01-02
#~                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unverified-download
RUN chmod +x /opt/bin/*
RUN curl -fsSL https://example.com/pool/tool -o /tmp/tool && dpkg-deb -x /tmp/tool /opt/tool
#~             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unverified-download
