RUN apt-get update
FROM node:latest AS build
COPY --from=
RUN if true; then apt-get install -y curl
FORM debian
RUN curl https://get.example.com | sh
FROM debian:12.8 AS Bad:name
COPY a
