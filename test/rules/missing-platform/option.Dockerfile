#~ config {"options": {"platforms": ["linux/amd64", "linux/arm64"]}}
FROM ghcr.io/example/app:1
FROM ghcr.io/example/single
#~   ^^^^^^^^^^^^^^^^^^^^^^ missing-platform
FROM --platform=$BUILDPLATFORM ghcr.io/example/single
FROM --platform=linux/amd64 ghcr.io/example/single
COPY --from=ghcr.io/example/single /a /b
#~          ^^^^^^^^^^^^^^^^^^^^^^ missing-platform
# This one is for Windows, and nobody wants it elsewhere.
FROM golang:1.26rc2-windowsservercore-ltsc2025
