# Libraries that few link to, programs, headers, what earlier stages compile, stages that are thrown away, and bases without packages.
FROM debian:12.8 AS build
RUN wget -q https://zlib.net/zlib-1.3.1.tar.gz && tar xzf zlib-1.3.1.tar.gz
RUN wget -q https://download.redis.io/releases/redis-7.4.1.tar.gz && tar xzf redis-7.4.1.tar.gz && cd redis-7.4.1 && make
RUN ./configure --with-openssl=/usr/local/ssl --with-jpeg=/usr/include --enable-static && make LDFLAGS=-static
RUN CGO_ENABLED=0 go build -ldflags '-extldflags "-static"' ./...
RUN wget -q https://example.com/libfoo1_1.2-3_amd64.deb https://example.com/libssl-dev_3.0.2-1_amd64.deb https://example.com/openssl_3.0.2-1_amd64.deb
COPY --from=example/image:1.2 /usr/lib/libz.so.1 /usr/lib/
RUN apt-get update && apt-get install -y libssl-dev zlib1g-dev

FROM scratch AS bare
COPY --from=build /usr/lib/libssl.so.3 /usr/lib/

FROM gcr.io/distroless/base-debian12 AS distroless
COPY --from=build /usr/lib/libssl.so.3 /usr/lib/

FROM debian:12.8
COPY --from=build /usr/lib/libfoo.so.3 /usr/lib/libzmq.so.5 /usr/lib/libcrypto++.so.8 /usr/lib/libsslscan.so /usr/lib/
COPY --from=build /usr/include/zlib.h /usr/lib/*.so /usr/local/lib/ /usr/lib/
COPY --from=build /usr/lib/ssl /usr/lib/ssl
COPY libs/libz.so.txt libssl.conf /etc/
