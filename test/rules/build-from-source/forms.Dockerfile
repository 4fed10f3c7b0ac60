ARG CURL_VERSION=7.88.1
FROM debian:bookworm-20241111 AS configure-make
ARG CURL_VERSION
RUN apt-get update && apt-get install -y --no-install-recommends \
        build-essential \
        wget \
    && wget -qO- https://curl.se/download/curl-${CURL_VERSION}.tar.gz | tar xz --strip-components=1 -C /usr/src \
#~               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ build-from-source
    && cd /usr/src \
    && ./configure && make -j"$(nproc)" && make install \
    && useradd curl \
    && curl --version

FROM debian:bookworm AS across-instructions
ADD https://example.com/tool-1.2.tar.gz /usr/src/
#~  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ build-from-source
WORKDIR /usr/src/tool-1.2
RUN ./configure
RUN make && make install

FROM debian:bookworm AS other-builders
RUN git clone --branch v1 https://github.com/example/with-meson && cd with-meson && meson setup b && meson compile -C b
#~                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ build-from-source
RUN git clone --branch v1 https://github.com/example/with-ninja && cmake -G Ninja with-ninja && ninja install
#~                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ build-from-source
RUN git clone --branch v1 https://github.com/example/with-setup && cd with-setup && python3 setup.py install
#~                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ build-from-source
RUN curl -fsSL https://example.com/with-scons.tgz | tar xz && cd with-scons && scons
#~             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ build-from-source
RUN git clone --branch v1 https://github.com/example/with-go /go/src/with-go
#~                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ build-from-source
WORKDIR /go/src/with-go
RUN CGO_ENABLED=0 go build -o /usr/bin/with-go ./cmd
RUN git clone --branch v1 https://github.com/example/with-cargo && cd with-cargo && cargo build --release
#~                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ build-from-source

FROM debian:bookworm AS older-and-newer
RUN wget https://download.redis.io/releases/redis-6.2.1.tar.gz && tar xzf redis-6.2.1.tar.gz && cd redis-6.2.1 && make install
#~       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ build-from-source
RUN wget https://download.redis.io/releases/redis-8.0.0.tar.gz && tar xzf redis-8.0.0.tar.gz && cd redis-8.0.0 && make install
#~       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ build-from-source

FROM debian:bookworm AS openssl-config
RUN <<EOF
wget https://www.openssl.org/source/openssl-3.0.13.tar.gz
#~   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ build-from-source
tar xzf openssl-3.0.13.tar.gz
cd openssl-3.0.13
./config --prefix=/usr
make install
EOF

FROM fedora:41 AS no-table
RUN git clone --branch 7.4.1 https://github.com/redis/redis && make -C redis install
#~                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ build-from-source
