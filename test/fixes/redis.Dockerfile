# A server compiled in one RUN, with what it needs installed and purged again.
FROM debian:bookworm-slim

# the user first, so that ids stay the same
RUN groupadd -r redis && useradd -r -g redis redis

RUN set -eux; \
    apt-get update; \
    apt-get install -y --no-install-recommends \
        ca-certificates \
        gcc \
        libc6-dev \
        make \
        wget \
    ; \
    wget -O redis.tar.gz https://download.redis.io/releases/redis-7.0.5.tar.gz; \
    mkdir -p /usr/src/redis; \
    tar -xzf redis.tar.gz -C /usr/src/redis --strip-components=1; \
    rm redis.tar.gz; \
    # everything in one go
    make -C /usr/src/redis -j "$(nproc)"; \
    make -C /usr/src/redis install; \
    rm -r /usr/src/redis; \
    apt-get purge -y --auto-remove gcc libc6-dev make; \
    rm -rf /var/lib/apt/lists/*

VOLUME /data
WORKDIR /data
EXPOSE 6379
CMD ["redis-server"]
