# A stage that only builds one program, of which another one takes the program.
ARG MEMCACHED=1.6.17

# the compiler stays behind
FROM debian:bookworm AS build
ENV DEBIAN_FRONTEND=noninteractive
RUN apt-get update && apt-get install -y gcc libevent-dev make wget
# from its makers
RUN wget https://memcached.org/files/memcached-1.6.17.tar.gz
RUN tar xzf memcached-1.6.17.tar.gz && cd memcached-1.6.17 && ./configure --prefix=/out && make && make install

# what is shipped
FROM debian:bookworm
RUN useradd -r memcache
COPY --from=build /out/bin/memcached /usr/local/bin/memcached
USER memcache
CMD ["memcached"]
