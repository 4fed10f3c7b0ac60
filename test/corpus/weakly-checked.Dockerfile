# What is compiled is checked, with something that shows little.
FROM debian:bookworm-slim
RUN curl -fsSL -o memcached.tar.gz https://memcached.org/files/memcached-1.6.18.tar.gz \
    && echo "45038980ea7045a548b9b5b5125ef7116312a768  memcached.tar.gz" | sha1sum -c - \
    && tar xzf memcached.tar.gz && cd memcached-1.6.18 && ./configure && make install
RUN curl -fsSLO https://example.com/tool-1.2.tar.gz && curl -fsSLO https://example.com/tool-1.2.tar.gz.sha256 \
    && sha256sum -c tool-1.2.tar.gz.sha256 && tar xzf tool-1.2.tar.gz && make -C tool-1.2 install
