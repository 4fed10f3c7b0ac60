# Listed, listed once, newer than the facts in every way, words never used, other images, digests.
ARG TAG
FROM node:22-alpine AS listed
FROM node:18.12.0-bullseye AS retired
FROM node:22.99.0 AS later-release
FROM node:99 AS later-line
FROM node:24-alpine3.99 AS later-distribution
FROM node:24-forky AS later-codename
FROM ubuntu:jammy-20991231 AS later-day
FROM node:24-quantum AS new-word
FROM node:${TAG} AS unknown
FROM somebody/node:18.12.9-bullseye AS elsewhere
FROM node:22@sha256:0dc1d6a7e6fe2b6c36ee9d1c8b0a3f5b3d0c1e5f6a7b8c9d0e1f2a3b4c5d6e7f AS digest
FROM node@sha256:0dc1d6a7e6fe2b6c36ee9d1c8b0a3f5b3d0c1e5f6a7b8c9d0e1f2a3b4c5d6e7f AS digest-only
FROM home-built:18.12.9
