# Supported, Debian's LTS included; without an end; not known; only copied from.
FROM node:22-bookworm AS supported
FROM debian:bullseye AS lts
FROM ubuntu:22.04
FROM node:latest AS channel
FROM node AS none
FROM busybox:1.37.0
FROM somebody/thing:18 AS elsewhere
FROM scratch
COPY --from=node:18 /a /b
