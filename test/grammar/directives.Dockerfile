#!/usr/bin/env -S docker build -f
# escape = \
#syntax = docker.io/docker/dockerfile:1@sha256:feed
#  CHECK = error=true
# other=ends the phase
# escape=`
RUN echo `date`
FROM alpine
RUN x \
    y
