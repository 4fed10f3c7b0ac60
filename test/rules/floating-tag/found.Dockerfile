ARG V=22
ARG A=3.23
FROM node:22-alpine AS one
#~   ^^^^^^^^^^^^^^ floating-tag
FROM node:${V}-alpine${A} AS composite
#~   ^^^^^^^^^^^^^^^^^^^^ floating-tag
FROM node:${V} AS shared
#~   ^^^^^^^^^ floating-tag
FROM ubuntu:22.04 AS dated
#~   ^^^^^^^^^^^^ floating-tag
FROM postgres AS none
#~   ^^^^^^^^ floating-tag
FROM debian:bookworm-slim AS codename
#~   ^^^^^^^^^^^^^^^^^^^^ floating-tag
RUN echo "$V"
