# hadolint ignore=DL3006
FROM node
# plimsoll ignore=unpinned-image on purpose
FROM debian:latest
FROM redis
#~   ^^^^^ unpinned-image
