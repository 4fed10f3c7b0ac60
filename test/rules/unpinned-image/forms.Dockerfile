# syntax=docker/dockerfile:1
ARG NODE_TAG=lts-slim
ARG REGISTRY=registry.example.com
ARG BASE_NAME=debian
ARG BASE=${BASE_NAME}:testing-slim
FROM node:${NODE_TAG} AS by-argument
#~   ^^^^^^^^^^^^^^^^ unpinned-image
FROM ${BASE} AS by-chain
#~   ^^^^^^^ unpinned-image
FROM ${REGISTRY}/team/app:edge AS by-registry
#~   ^^^^^^^^^^^^^^^^^^^^^^^^^ unpinned-image
FROM alpine:${UNSET:-latest} AS by-default
#~   ^^^^^^^^^^^^^^^^^^^^^^^ unpinned-image
FROM --platform=linux/arm64 docker.io/library/python:rc-alpine AS full-name
#~                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unpinned-image
FROM localhost:5000/app AS port-is-no-tag
#~   ^^^^^^^^^^^^^^^^^^ unpinned-image
FROM quay.io/example/app:nightly AS nightly
#~   ^^^^^^^^^^^^^^^^^^^^^^^^^^^ unpinned-image
FROM home-built AS known-to-nobody
#~   ^^^^^^^^^^ unpinned-image
COPY --from=busybox:stable /bin/busybox /bin/
#~          ^^^^^^^^^^^^^^ unpinned-image
RUN --mount=type=bind,source=/opt,from=example/tools:dev,target=/opt /opt/run
#~                                     ^^^^^^^^^^^^^^^^^ unpinned-image
ONBUILD RUN --mount=from=example/tools:main,target=/opt /opt/run
#~                       ^^^^^^^^^^^^^^^^^^ unpinned-image
FROM \
  # continued, with a comment inside
  redis:unstable
#~^^^^^^^^^^^^^^ unpinned-image
