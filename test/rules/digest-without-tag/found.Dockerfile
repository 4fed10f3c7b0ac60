ARG DIGEST=sha256:0dc1d6a7e6fe2b6c36ee9d1c8b0a3f5b3d0c1e5f6a7b8c9d0e1f2a3b4c5d6e7f
FROM node@sha256:0dc1d6a7e6fe2b6c36ee9d1c8b0a3f5b3d0c1e5f6a7b8c9d0e1f2a3b4c5d6e7f AS one
#~   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ digest-without-tag
FROM ghcr.io/org/app@${DIGEST} AS two
#~   ^^^^^^^^^^^^^^^^^^^^^^^^^ digest-without-tag
COPY --from=busybox@sha256:0dc1d6a7e6fe2b6c36ee9d1c8b0a3f5b3d0c1e5f6a7b8c9d0e1f2a3b4c5d6e7f /bin/sh /bin/sh
#~          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ digest-without-tag
