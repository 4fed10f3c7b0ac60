# Removed in any way, mounted, needed later, thrown away with the stage, or not fetched to install anything.
FROM debian:12.8 AS build
RUN apt-get update && apt-get install -y gcc
FROM debian:12.8 AS removed
RUN apt-get update && apt-get install -y curl && apt-get clean && rm -rf /var/lib/apt/lists/* /tmp/*
RUN apt-get update && apt-get install -y curl && rm -r /var/lib/apt/lists
RUN apt-get update && apt-get install -y curl; rm -rf /var/lib/apt /var/cache/*
RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/{apt,dpkg,cache,log}
RUN apt-get update && apt-get install -y curl && find /var/lib/apt/lists -type f -delete
RUN apt-get update && apt-get install -y curl && apt-get dist-clean
RUN apt update && apt install -y curl && apt distclean
RUN <<EOF
apt-get update
apt-get install -y curl
rm -rf /var/lib/apt/lists/*
EOF
RUN --mount=type=cache,target=/var/lib/apt,sharing=locked apt-get update && apt-get install -y curl
RUN --mount=type=tmpfs,dst=/var/lib/apt/lists apt-get update && apt-get install -y curl
FROM removed
COPY --from=build /out /out
RUN apt-get update && apt-get install -y curl
RUN apt-get install -y git && rm -rf /var/lib/apt/lists/*
RUN apt-get update
RUN apk update && dnf check-update && pip install --upgrade apt
CMD apt-get update && apt-get install -y curl
