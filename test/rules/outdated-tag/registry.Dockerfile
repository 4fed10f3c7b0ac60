ARG APP=v1.2.0
FROM grafana/grafana:10.4.0 AS one
#~   ^^^^^^^^^^^^^^^^^^^^^^ outdated-tag
FROM registry.example.com:5000/team/app:${APP}-alpine3.19 AS two
#~   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ outdated-tag
FROM bitnami/postgresql:15.1.0-debian-11-r2 AS lines
#~   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ outdated-tag
FROM node:22.22.0-bookworm AS newer-than-the-facts
#~   ^^^^^^^^^^^^^^^^^^^^^ outdated-tag
FROM ghcr.io/zero/ver:0.4.0 AS zero
#~   ^^^^^^^^^^^^^^^^^^^^^^ outdated-tag
FROM ghcr.io/pinned/app:3.1.0@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef AS pinned
#~   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ outdated-tag
COPY --from=grafana/grafana:10.4.0 /a /b
#~          ^^^^^^^^^^^^^^^^^^^^^^ outdated-tag
