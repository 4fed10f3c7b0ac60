# From the makers' packages or binaries; a distribution; elsewhere; only copied from.
FROM postgres:17 AS repository
FROM golang:1.25 AS binaries
FROM nginx:1.29 AS on-most-architectures
FROM debian:12 AS distribution
FROM somebody/httpd:2.4 AS elsewhere
COPY --from=httpd:2.4 /a /b
