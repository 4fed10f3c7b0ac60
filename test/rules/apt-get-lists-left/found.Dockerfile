FROM debian:12.8 AS base
RUN apt-get update && apt-get install -y --no-install-recommends curl
#~  ^^^^^^^^^^^^^^ apt-get-lists-left
FROM base
RUN set -eux; \
    apt-get update; \
#~  ^^^^^^^^^^^^^^ apt-get-lists-left
    apt-get install -y --no-install-recommends git;
