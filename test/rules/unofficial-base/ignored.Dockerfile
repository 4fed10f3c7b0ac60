# Distributions, official images under all their names, maintainers, other hosts, one-part names, other stages.
ARG BASE
FROM debian:12.8 AS base
FROM docker.io/library/python:3.13.0
FROM amd64/node:22.11.0
FROM grafana/grafana:11.3.0
FROM registry.example.com/somebody/redis:7.4
FROM built-here:1.0
FROM $BASE
FROM base
COPY --from=somebody/redis:7.4 /a /b
