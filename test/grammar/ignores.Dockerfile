# plimsoll file-ignore=unpinned-image,missing-digest the base is built in the same run
# hadolint global ignore=DL3008, SC1091
# tally global ignore=no-latest-tag;reason=later
# syntax=docker/dockerfile:1 is only a comment here
# plimsoll ignore=docker-socket-mount, pipe-to-shell told so
# hadolint ignore=DL3006
FROM alpine
  # tally ignore=hadolint/DL3018
RUN apk add curl \
    # plimsoll ignore=unpinned-package not yet
    && echo ok
# checkov:skip=CKV_DOCKER_2:no probe is needed
# trivy:ignore:DS002
# check=skip=JSONArgsRecommended // on purpose
CMD ls
# an ordinary comment that says ignore=nothing
