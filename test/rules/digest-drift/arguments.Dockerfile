ARG DIGEST=sha256:0101010101010101010101010101010101010101010101010101010101010101
ARG NODE=node:22.11.0@sha256:0101010101010101010101010101010101010101010101010101010101010101
# The digest stands in an ARG: one edit serves both stages.
FROM ${NODE} AS build
#~   ^^^^^^^ digest-drift
FROM $NODE
#~   ^^^^^ digest-drift
# This one pins another image as well, and is left alone.
FROM node:22.11.0@$DIGEST
#~   ^^^^^^^^^^^^^^^^^^^^ digest-drift
FROM debian:12.5@$DIGEST
