# Removed, cached, cleaned, used by a later RUN, in a stage that is not shipped.
FROM debian:12.8 AS build
RUN apt-get update && apt-get install -y --no-install-recommends gcc
FROM debian:12.8
RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
RUN --mount=type=cache,target=/var/lib/apt/lists apt-get update && apt-get install -y --no-install-recommends git
RUN apt-get update && apt-get install -y --no-install-recommends jq && apt-get dist-clean
RUN apt-get update
RUN apt-get install -y --no-install-recommends vim && rm -rf /var/lib/apt/lists/*
