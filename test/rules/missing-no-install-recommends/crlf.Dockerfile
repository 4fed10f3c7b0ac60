FROM debian:12.8
RUN apt-get update \
    && apt-get install -y \
#~             ^^^^^^^ missing-no-install-recommends
        curl \
    && rm -rf /var/lib/apt/lists/*
