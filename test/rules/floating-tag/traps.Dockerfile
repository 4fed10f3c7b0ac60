# Exact, by digest, elsewhere, retired, unknown.
ARG BASE
FROM alpine:3.23.2 AS exact
FROM node:22.22.0-slim AS whole
FROM node:22@sha256:0dc1d6a7e6fe2b6c36ee9d1c8b0a3f5b3d0c1e5f6a7b8c9d0e1f2a3b4c5d6e7f AS digest
FROM somebody/node:22 AS elsewhere
FROM node:18 AS retired
FROM $BASE AS unknown
FROM scratch
