#~ config {"options": {"platforms": ["linux/amd64", "linux/arm64"]}}
FROM ghcr.io/example/app:1
FROM ghcr.io/example/single
#~   ^^^^^^^^^^^^^^^^^^^^^^ missing-platform
FROM --platform=$BUILDPLATFORM ghcr.io/example/single
FROM --platform=linux/amd64 ghcr.io/example/single
COPY --from=ghcr.io/example/single /a /b
#~          ^^^^^^^^^^^^^^^^^^^^^^ missing-platform
