# syntax=docker/dockerfile:1
# Stages, numbers, nothing, digests, versions, and what is not known here.
ARG IMAGE
ARG TAG=22.11.0
FROM scratch AS empty
FROM debian:12.8 AS base
FROM base AS next
FROM node:${TAG} AS versioned
FROM node@sha256:7d8f6c8a5a9d0e1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293
FROM node:latest@sha256:7d8f6c8a5a9d0e1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293
FROM $IMAGE
FROM debian:bookworm-slim
COPY --from=base /a /b
COPY --from=0 /a /b
RUN --mount=type=bind,from=next,target=/n ls /n
