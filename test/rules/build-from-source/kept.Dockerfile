# What a fix leaves alone: comments, other commands, other downloads, and where it is not offered at all.
FROM debian:bookworm AS comments
RUN set -eux; \
    # needed at run time
    apt-get update; \
    apt-get install -y --no-install-recommends ca-certificates; \
    # the source
    wget https://download.redis.io/releases/redis-7.0.15.tar.gz; \
#~       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ build-from-source
    tar xzf redis-7.0.15.tar.gz; \
    cd redis-7.0.15; \
    # quick
    make -j8; \
    make install; \
    cd ..; \
    rm -rf redis-7.0.15 redis-7.0.15.tar.gz; \
    # an account
    useradd -r redis

FROM alpine:3.23 AS virtual
RUN apk add --no-cache --virtual .build gcc make musl-dev \
    && wget https://download.redis.io/releases/redis-8.0.0.tar.gz && tar xzf redis-8.0.0.tar.gz && cd redis-8.0.0 && make install \
#~          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ build-from-source
    && apk del .build

FROM debian:bookworm AS prefix-of-its-own
RUN wget https://curl.se/download/curl-7.88.1.tar.gz && tar xzf curl-7.88.1.tar.gz && cd curl-7.88.1 \
#~       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ build-from-source
    && ./configure --prefix=/opt/curl && make && make install

FROM debian:bookworm AS still-used
RUN wget https://download.redis.io/releases/redis-7.0.15.tar.gz && tar xzf redis-7.0.15.tar.gz && cd redis-7.0.15 && make install \
#~       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ build-from-source
    && cp redis.conf /etc/redis-7.0.15.conf

FROM debian:bookworm AS two-sources
RUN wget https://example.com/module.tar.gz && tar xzf module.tar.gz \
    && wget https://curl.se/download/curl-7.88.1.tar.gz && tar xzf curl-7.88.1.tar.gz && cd curl-7.88.1 \
#~          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ build-from-source
    && ./configure --with=../module && make && make install

FROM debian:bookworm AS part-of-another
# What else is in the folder is not known.
RUN cd /app && wget -qO- https://curl.se/download/curl-7.88.1.tar.gz | tar xz -C third-party/curl && make install
#~                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ build-from-source

FROM debian:bookworm AS conditional
RUN if true; then wget https://curl.se/download/curl-7.88.1.tar.gz && tar xzf curl-7.88.1.tar.gz && cd curl-7.88.1 && make install; fi
#~                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ build-from-source
