# syntax=docker/dockerfile:1.12
# check=skip=SecretsUsedInArgOrEnv,JSONArgsRecommended;error=true
ARG NODE_VERSION=22.11 REGISTRY="registry.example.org:5000"
ARG DIGEST=sha256:3f1c
FROM scratch AS empty
FROM alpine
FROM --platform=$BUILDPLATFORM node:${NODE_VERSION:-22}-bookworm-slim AS build
FROM localhost:5000/team/tool@sha256:8d1f0b8f3a2c4e5d6b7a89900112233445566778899aabbccddeeff001122334
from ghcr.io/acme/deep/path/app:v1.2.3@sha256:0123abcd as Runtime
FROM ${REGISTRY}/library/postgres:${PG_MAJOR:?set it} AS db-${TARGETARCH}
FROM --platform=linux/arm64/v8 "docker.io/library/debian:trixie-slim"
FROM foo/bar.baz:1 \
    # between
    AS later
FROM registry:5000/x@$DIGEST
COPY --from=nginx:1.27-alpine --chown=101:101 /etc/nginx/ /etc/nginx/
COPY --link --from=build /app "/srv/my app/"
ADD --checksum=sha256:abc https://example.org/a.tgz /tmp/
