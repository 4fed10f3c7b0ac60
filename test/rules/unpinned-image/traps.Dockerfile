# syntax=docker/dockerfile:1
# Names that only look like a channel, stages in any case, numbers, and what nobody can know here.
ARG VERSION
ARG BASE=debian:12.8
FROM ${BASE} AS Builder
FROM builder AS next
COPY --from=BUILDER /a /a
COPY --from=1 /b /b
FROM scratch
COPY --from=next / /
FROM debian:bookworm
FROM ubuntu:noble
FROM example/app:devel-1.2
FROM example/app:2024-stable
FROM nginx:stable-alpine@sha256:7d8f6c8a5a9d0e1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293
FROM node:${VERSION}
FROM node:${VERSION:+22}
FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
RUN echo FROM node && docker pull node:latest
LABEL base="node:latest"
