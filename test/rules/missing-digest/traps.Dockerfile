ARG BASE
FROM node:22.11.0@sha256:0dc1d6a7e6fe2b6c36ee9d1c8b0a3f5b3d0c1e5f6a7b8c9d0e1f2a3b4c5d6e7f AS both
FROM node@sha256:0dc1d6a7e6fe2b6c36ee9d1c8b0a3f5b3d0c1e5f6a7b8c9d0e1f2a3b4c5d6e7f AS digest
FROM our-own-base:1 AS home
FROM $BASE AS unknown
FROM scratch
COPY --from=both /a /b
