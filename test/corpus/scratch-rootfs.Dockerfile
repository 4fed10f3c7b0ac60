FROM debian:bookworm AS rootfs
RUN apt-get update && apt-get install -y --no-install-recommends tzdata
RUN curl -fsSL https://github.com/example/rootfs/archive/4f07059567fa61c80397126e8063dbbde011b794.tar.gz | tar xz -C /
FROM scratch
COPY --from=rootfs / /
CMD ["/bin/sh"]
