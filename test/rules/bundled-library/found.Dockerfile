FROM debian:12.8 AS build
RUN wget -q https://zlib.net/zlib-1.3.1.tar.gz && tar xzf zlib-1.3.1.tar.gz && cd zlib-1.3.1 && ./configure && make && make install
#~          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ bundled-library
RUN git clone --branch openssl-3.0.15 https://github.com/openssl/openssl.git /src/openssl && cd /src/openssl && ./Configure no-shared && make
#~                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ bundled-library

FROM debian:12.8 AS linked
RUN curl -fsSLO https://nginx.org/download/nginx-1.26.2.tar.gz && curl -fsSLO https://www.openssl.org/source/openssl-3.0.15.tar.gz \
#~                                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ bundled-library
    && tar xzf nginx-1.26.2.tar.gz && tar xzf openssl-3.0.15.tar.gz \
    && cd nginx-1.26.2 && ./configure --with-openssl=../openssl-3.0.15 && make && make install

FROM ubuntu:22.04 AS package
RUN wget -q http://archive.ubuntu.com/ubuntu/pool/main/o/openssl/libssl1.1_1.1.1f-1ubuntu2_amd64.deb && dpkg -i libssl1.1_1.1.1f-1ubuntu2_amd64.deb
#~          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ bundled-library
RUN curl -fsSLo /tmp/libpng12-0_1.2.54-1ubuntu1_amd64.deb https://example.com/get?id=7 && dpkg -i /tmp/*.deb
#~                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ bundled-library
ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d http://ports.ubuntu.com/pool/main/i/icu/libicu66_66.1-2ubuntu2_arm64.deb /tmp/
#~                                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ bundled-library

FROM debian:12.8
COPY --from=build /usr/lib/x86_64-linux-gnu/libcurl.so.4 /usr/lib/x86_64-linux-gnu/libnghttp2.so.14 /usr/local/lib/
#~                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ bundled-library
#~                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ bundled-library
COPY --from=example/image:1.2 /usr/lib/libxml2.so* /usr/lib/
#~                            ^^^^^^^^^^^^^^^^^^^^ bundled-library
COPY lib/libpng16.so.16 lib/libfoo.so /usr/lib/
#~   ^^^^^^^^^^^^^^^^^^ bundled-library
COPY ["lib/libjpeg.a", "/usr/lib/"]
#~     ^^^^^^^^^^^^^ bundled-library
COPY --from=build "/usr/lib/libpcre2-8.so.0" /usr/lib/
#~                ^^^^^^^^^^^^^^^^^^^^^^^^^^ bundled-library
