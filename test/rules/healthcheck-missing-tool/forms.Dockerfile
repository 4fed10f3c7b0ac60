FROM golang:1.23.2 AS build
RUN go build -o /server .

FROM gcr.io/distroless/static-debian12:nonroot AS distroless
COPY --from=build /server /server
HEALTHCHECK CMD ["wget", "-q", "--spider", "http://localhost:8080/"]
#~                ^^^^ healthcheck-missing-tool

FROM scratch AS empty
COPY --from=build /server /server
HEALTHCHECK CMD curl -f http://localhost:8080/
#~              ^^^^ healthcheck-missing-tool

FROM debian:bookworm-slim AS port
HEALTHCHECK CMD nc -z localhost 5432
#~              ^^ healthcheck-missing-tool

FROM mcr.microsoft.com/dotnet/aspnet:8.0 AS net
HEALTHCHECK CMD curl -k https://localhost/ || exit 1
#~              ^^^^ healthcheck-missing-tool

FROM node:22.11.0-slim AS base
HEALTHCHECK CMD curl -f http://localhost/ | grep ok
#~              ^^^^ healthcheck-missing-tool

FROM base AS one
RUN npm ci

FROM base AS two
COPY . /app

FROM php:8.3.13-fpm-alpine AS shell
HEALTHCHECK CMD ["sh", "-c", "ncat -z localhost 9000"]

FROM alpine:3.20
HEALTHCHECK CMD ["sh", "-c", "curl -sf http://localhost/"]
#~                            ^^^^ healthcheck-missing-tool
