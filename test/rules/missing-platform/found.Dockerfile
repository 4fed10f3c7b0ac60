ARG SYSTEM=linux
ARG PLATFORM=${SYSTEM}/s390x
FROM --platform=linux/ppc64le ghcr.io/example/app:1
#~                            ^^^^^^^^^^^^^^^^^^^^^ missing-platform
FROM --platform=${PLATFORM} ghcr.io/example/app:1
#~                          ^^^^^^^^^^^^^^^^^^^^^ missing-platform
FROM --platform=linux/arm64 ghcr.io/example/app:1@sha256:4343434343434343434343434343434343434343434343434343434343434343
#~                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-platform
FROM --platform=linux/aarch64 ghcr.io/example/single
#~                            ^^^^^^^^^^^^^^^^^^^^^^ missing-platform
FROM --platform=windows/amd64 alpine:3.22
#~                            ^^^^^^^^^^^ missing-platform
FROM --platform=linux/mips64le node:22-alpine
#~                             ^^^^^^^^^^^^^^ missing-platform
