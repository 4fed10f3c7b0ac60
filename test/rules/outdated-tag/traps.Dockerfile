# Moved tags are the newest of their line; newest; retired; elsewhere.
FROM node:22 AS moved
FROM alpine:3.23.2 AS newest
FROM alpine:3.22 AS other-line
FROM node:18.12.0-bullseye AS retired
FROM somebody/node:22.11.0 AS elsewhere
FROM scratch
