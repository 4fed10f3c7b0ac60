# From the makers' packages or binaries; a distribution; with no distribution in it; elsewhere; only copied from.
FROM postgres:17 AS repository
FROM golang:1.25 AS binaries
FROM nginx:1.29 AS on-most-architectures
FROM node:22-alpine AS on-the-usual-one
FROM debian:12 AS distribution
FROM busybox:1.37 AS nothing-else
FROM somebody/httpd:2.4 AS elsewhere
COPY --from=httpd:2.4 /a /b
