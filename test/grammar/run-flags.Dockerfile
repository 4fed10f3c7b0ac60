FROM debian:trixie
RUN --mount=type=cache,target=/var/cache/apt,sharing=locked --network=none apt-get update
RUN --mount=type=bind,from=ghcr.io/acme/tools:2@sha256:aa11,source=/bin,target=/t \
    --mount=type=secret,id=npm,required \
    # the token never reaches a layer
    --security=insecure \
    npm ci --omit=dev && \
    echo "done: $HOME" # trailing \
    && ls
RUN --mount=type=bind,"source=/a b",target=/c ls --color
RUN ./my--script --flag x
ONBUILD RUN --mount=type=tmpfs,target=/tmp make
RUN \
    --mount=type=ssh \
    git clone git@example.org:acme/app.git
