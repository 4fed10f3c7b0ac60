FROM node:22.11.0@sha256:0dc1d6a7e6fe2b6c36ee9d1c8b0a3f5b3d0c1e5f6a7b8c9d0e1f2a3b4c5d6e7f AS both
FROM node:22.11.0 AS tag
FROM node AS neither
FROM scratch
COPY --from=tag /a /b
