# plimsoll file-ignore=apt-get-lists-left the base image of the team cleans up
# hadolint global ignore=DL3015
# hadolint ignore=DL3007
FROM node:latest AS assets
FROM debian:12.8
RUN apt-get update && apt-get install -y curl
# plimsoll ignore=pipe-to-shell,unpinned-source our own host
RUN curl -fsSL https://install.example.com | sh && git clone https://git.example.com/tool
# plimsoll ignore=unverified-download
RUN echo nothing to ignore
