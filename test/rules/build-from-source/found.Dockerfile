FROM debian:bookworm
ARG CURL_VERSION=7.88.1
RUN set -eux; \
    # a comment that stays
    apt-get update; \
    apt-get install -y --no-install-recommends ca-certificates; \
    curl -fsSLO "https://curl.se/download/curl-${CURL_VERSION}.tar.gz"; \
#~              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ build-from-source
    tar xzf "curl-${CURL_VERSION}.tar.gz"; \
    cd "curl-${CURL_VERSION}"; \
    ./configure --with-openssl; \
    make -j4; \
    make install; \
    echo kept

FROM alpine:3.20
RUN git clone --depth 1 --branch v1.2.3 https://github.com/example/tool.git /usr/src/tool
#~                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ build-from-source
WORKDIR /usr/src/tool
RUN cmake -B build && cmake --build build && cmake --install build
