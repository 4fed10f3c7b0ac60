FROM node:22.11.0 AS full
HEALTHCHECK CMD curl -f http://localhost/

FROM node:8-slim AS older
HEALTHCHECK CMD curl -f http://localhost/

FROM example.com/ours:1 AS unknown
HEALTHCHECK CMD curl -f http://localhost/

FROM alpine:3.20 AS busybox
HEALTHCHECK CMD wget -q --spider http://localhost/ && nc -z localhost 80

FROM alpine:3.20 AS installed
RUN apk add --no-cache curl
HEALTHCHECK CMD curl -f http://localhost/

FROM alpine:3.20 AS either
HEALTHCHECK CMD curl -f http://localhost/ || wget -q -O /dev/null http://localhost/

FROM debian:bookworm-slim AS copied
COPY --from=full /usr/bin/curl /usr/bin/curl
HEALTHCHECK CMD curl -f http://localhost/

FROM debian:bookworm-slim AS folder
COPY tools/ /usr/local/bin/
HEALTHCHECK CMD curl -f http://localhost/

FROM debian:bookworm-slim AS root
COPY rootfs /
HEALTHCHECK CMD wget -q http://localhost/

FROM debian:bookworm-slim AS script
COPY setup.sh /tmp/setup.sh
RUN /tmp/setup.sh
HEALTHCHECK CMD curl -f http://localhost/

FROM debian:bookworm-slim AS listed
ARG PACKAGES
RUN apt-get update && apt-get install -y $PACKAGES
HEALTHCHECK CMD curl -f http://localhost/

FROM debian:bookworm-slim AS browser
RUN apt-get update && apt-get install -y google-chrome-stable
HEALTHCHECK CMD wget -q http://localhost/

FROM node:22.11.0-slim AS browsers
RUN npx playwright install --with-deps
HEALTHCHECK CMD wget -q http://localhost/

FROM gcr.io/distroless/base-debian12:debug AS debug
HEALTHCHECK CMD wget -q http://localhost/

FROM node:22.11.0-slim AS replaced
HEALTHCHECK CMD curl -f http://localhost/
HEALTHCHECK CMD node health.js

FROM node:22.11.0-slim AS own
HEALTHCHECK CMD /app/curl http://localhost/

FROM node:22.11.0-slim AS guarded
HEALTHCHECK CMD if command -v curl; then curl -f http://localhost/; fi

FROM node:22.11.0-slim AS base
HEALTHCHECK CMD curl -f http://localhost/

FROM base AS tools
RUN apt-get update && apt-get install -y curl

FROM base AS plain
RUN npm ci

FROM node:22.11.0-slim
HEALTHCHECK NONE
