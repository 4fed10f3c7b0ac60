ARG IMAGE=bitnami/redis
ARG TAG=7.4
FROM bitnami/postgresql:16 AS by-name
#~   ^^^^^^^^^^^^^^^^^^^^^ unofficial-base
FROM docker.io/bitnami/redis:7.4 AS with-registry
#~   ^^^^^^^^^^^^^^^^^^^^^^^^^^^ unofficial-base
FROM ${IMAGE}:${TAG} AS by-arguments
#~   ^^^^^^^^^^^^^^^ unofficial-base
FROM --platform=$BUILDPLATFORM linuxserver/nginx:1.26 AS community
#~                             ^^^^^^^^^^^^^^^^^^^^^^ unofficial-base
FROM alpine/git:2.45 AS without-alternative
#~   ^^^^^^^^^^^^^^^ unofficial-base
FROM somebody/nginx:1.27 AS namesake
#~   ^^^^^^^^^^^^^^^^^^^ unofficial-base
FROM cgr.dev/chainguard/python:3.13 AS rebuild
#~   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unofficial-base
FROM somebody/thing:1.2 AS unknown
#~   ^^^^^^^^^^^^^^^^^^ unofficial-base
FROM quay.io/somebody/thing:1.2 AS unknown-elsewhere
#~   ^^^^^^^^^^^^^^^^^^^^^^^^^^ unofficial-base
FROM ghcr.io/example/postgres:16 AS namesake-elsewhere
#~   ^^^^^^^^^^^^^^^^^^^^^^^^^^^ unofficial-base
FROM somebody/grafana:11 AS namesake-of-maintainers
#~   ^^^^^^^^^^^^^^^^^^^ unofficial-base
