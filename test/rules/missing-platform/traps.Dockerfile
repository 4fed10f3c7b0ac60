ARG UNKNOWN
# Each of these is there under its usual name.
FROM --platform=linux/arm64 ghcr.io/example/app:1
FROM --platform=arm64 ghcr.io/example/app:1
FROM --platform=linux/x86_64 ghcr.io/example/app:1
FROM --platform=linux/amd64 ghcr.io/example/single
# Processors run what is older, too.
FROM --platform=linux/amd64/v3 ghcr.io/example/app:1
FROM --platform=linux/arm/v8 alpine:3.21
# Which one it is depends on who builds.
FROM --platform=$BUILDPLATFORM ghcr.io/example/single
FROM --platform=${TARGETPLATFORM} node:22-alpine
FROM --platform=$TARGETOS/s390x ghcr.io/example/single
FROM --platform=$UNKNOWN ghcr.io/example/single
FROM --platform=linux ghcr.io/example/single
# No platform is asked for.
FROM ghcr.io/example/single
# The registry knows better than the facts.
FROM --platform=linux/mips64le alpine:3.22
# Of these nothing is known: what is no longer built, copies, other digests.
FROM --platform=linux/riscv64 node:18.12.0-bullseye
FROM --platform=linux/riscv64 public.ecr.aws/docker/library/node:22-alpine
FROM --platform=linux/riscv64 arm64v8/node:22-alpine
FROM --platform=linux/riscv64 node:22-alpine@sha256:6161616161616161616161616161616161616161616161616161616161616161
# This one stands for Windows as well.
FROM --platform=windows/amd64 golang:1.26rc2
