# Neither distributions, official images, other registries, digests of official images, nothing, and images that are only copied from.
FROM library/nginx:1.27
FROM arm64v8/debian:12
FROM public.ecr.aws/docker/library/redis:7
FROM localhost/redis:7
FROM registry.example.com:5000/mirror/nginx:1
FROM nginx@sha256:7d8f6c8a5a9d0e1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293 AS web
FROM web
COPY --from=bitnami/redis:7.4 /a /a
FROM scratch
FROM home-built
