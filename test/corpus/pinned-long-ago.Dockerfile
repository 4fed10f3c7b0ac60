# Rebuilt since it was pinned, some weeks ago.
FROM node:22.22.0-bookworm@sha256:0101010101010101010101010101010101010101010101010101010101010101 AS build
# No longer built, and rebuilt after it was pinned.
FROM node:22.11.0-bookworm@sha256:0303030303030303030303030303030303030303030303030303030303030303 AS old
# Past its end, and no longer there.
FROM node:18.12.0-bullseye@sha256:0505050505050505050505050505050505050505050505050505050505050505 AS gone
# More than a year old, and rebuilt since.
FROM debian:12@sha256:0707070707070707070707070707070707070707070707070707070707070707 AS base
# Old, and there are newer ones.
FROM ghcr.io/example/app:2.4.1 AS app
# Not there, though newer ones are.
COPY --from=ghcr.io/example/app:2.4.9 /app /app
# There, and not pinned.
COPY --from=ghcr.io/example/app:latest /app /latest
USER nobody
