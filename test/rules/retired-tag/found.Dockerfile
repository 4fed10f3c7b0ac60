ARG V=22.11.0
FROM node:22.11.0-bookworm AS exact
#~   ^^^^^^^^^^^^^^^^^^^^^ retired-tag
FROM node:${V}-alpine3.20 AS distribution-moved
#~   ^^^^^^^^^^^^^^^^^^^^ retired-tag
FROM node:18 AS line
#~   ^^^^^^^ retired-tag
FROM node:22.11.0@sha256:0dc1d6a7e6fe2b6c36ee9d1c8b0a3f5b3d0c1e5f6a7b8c9d0e1f2a3b4c5d6e7f AS digest
#~   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ retired-tag
FROM python:3.8 AS next-line
COPY --from=ubuntu:20.04 /a /b
#~          ^^^^^^^^^^^^ retired-tag
RUN --mount=type=bind,from=alpine:3.15,target=/a ls $V
#~                         ^^^^^^^^^^^ retired-tag
