# The build is told of; what it makes is not told of once more where it is copied.
FROM debian:12.8 AS build
RUN wget -q https://zlib.net/zlib-1.3.1.tar.gz && tar xzf zlib-1.3.1.tar.gz && cd zlib-1.3.1 && ./configure && make && make install
#~          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ bundled-library
FROM debian:12.8
COPY --from=build /usr/local/lib/libz.so.1 /usr/local/lib/
