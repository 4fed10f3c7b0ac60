FROM debian:bookworm
# Packages join an install that is there, below its last one, but not below a comment that speaks of one of them.
RUN apt-get update && apt-get install -y --no-install-recommends \
      ca-certificates \
      # to unpack
      xz-utils \
    && wget https://download.redis.io/releases/redis-7.0.15.tar.gz && tar xzf redis-7.0.15.tar.gz && cd redis-7.0.15 && make install \
#~          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ build-from-source
    && rm -rf /var/lib/apt/lists/*
