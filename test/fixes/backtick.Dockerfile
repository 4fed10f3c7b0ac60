# escape=`
FROM debian:bookworm
RUN apt-get update `
    && apt-get install -y wget `
    && wget https://download.redis.io/releases/redis-7.0.2.tar.gz `
    && tar xzf redis-7.0.2.tar.gz `
    && cd redis-7.0.2 `
    && make install `
    && rm -rf /var/lib/apt/lists/*
RUN wget https://example.com/tool-1.2.tar.gz `
    && tar xzf tool-1.2.tar.gz
