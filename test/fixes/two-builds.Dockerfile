FROM debian:bookworm
RUN apt-get update && apt-get install -y --no-install-recommends gcc g++ make wget libncurses-dev && rm -rf /var/lib/apt/lists/*
# first
RUN wget https://download.redis.io/releases/redis-7.0.3.tar.gz && tar xzf redis-7.0.3.tar.gz && cd redis-7.0.3 && make && make install
# second
RUN wget https://memcached.org/files/memcached-1.6.15.tar.gz \
  && tar xzf memcached-1.6.15.tar.gz \
  && cd memcached-1.6.15 \
  && ./configure \
  && make install
RUN wget https://example.com/own-1.0.tar.gz && tar xzf own-1.0.tar.gz && cd own-1.0 && make install
CMD ["own"]
