# Listed, never listed, elsewhere, unknown.
ARG BASE
FROM node:22 AS listed
FROM node:22.99.0 AS newer
FROM somebody/node:18 AS elsewhere
FROM $BASE AS unknown
FROM node@sha256:0dc1d6a7e6fe2b6c36ee9d1c8b0a3f5b3d0c1e5f6a7b8c9d0e1f2a3b4c5d6e7f
