ARG VERSION=22-alpin
FROM node:18.12.9-bullseye AS patch
#~   ^^^^^^^^^^^^^^^^^^^^^ unknown-tag
FROM node:${VERSION} AS variable
#~   ^^^^^^^^^^^^^^^ unknown-tag
FROM node:22-bookwrm-slim AS codename
#~   ^^^^^^^^^^^^^^^^^^^^ unknown-tag
FROM postgres:15-alpine3.9 AS never-built
#~   ^^^^^^^^^^^^^^^^^^^^^ unknown-tag
FROM docker.io/library/python:3.8.99 AS old-line
#~   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unknown-tag
FROM public.ecr.aws/docker/library/node:lts-alpin AS mirror
#~   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unknown-tag
COPY --from=alpine:3.18.99 /a /b
#~          ^^^^^^^^^^^^^^ unknown-tag
