FROM docker:27.3.1-cli
CMD docker run --cap-add=NET_ADMIN alpine:3.20.3
RUN setcap cap_sys_admin+ep /bin/busybox
