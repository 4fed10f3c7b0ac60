FROM debian:bookworm
ADD https://memcached.org/files/memcached-1.6.17.tar.gz /tmp/
RUN apt-get update && apt-get install -y gcc libevent-dev make && rm -rf /var/lib/apt/lists/* && \
    cd /tmp && tar xzf memcached-1.6.17.tar.gz && cd memcached-1.6.17 && \
    ./configure && make && make install && \
    cd / && rm -rf /tmp/memcached-1.6.17*
USER nobody
CMD ["memcached"]
