# syntax=docker/dockerfile:1
ARG BASE=debian:stable-slim
ARG VERSION
FROM node AS build
#~   ^^^^ unpinned-image
FROM --platform=$BUILDPLATFORM golang:latest AS tools
#~                             ^^^^^^^^^^^^^ unpinned-image
FROM ${BASE}
#~   ^^^^^^^ unpinned-image
FROM alpine:${VERSION:-edge} AS nested
#~   ^^^^^^^^^^^^^^^^^^^^^^^ unpinned-image
COPY --link --from=nginx:mainline /etc/nginx /etc/nginx
#~                 ^^^^^^^^^^^^^^ unpinned-image
RUN --mount=type=bind,from=registry.example.com:5000/team/tool,target=/t /t/run
#~                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unpinned-image
FROM "redis:lts-alpine3.20"
#~   ^^^^^^^^^^^^^^^^^^^^^^ unpinned-image
ONBUILD COPY --from=busybox /bin/sh /sh
#~                  ^^^^^^^ unpinned-image
