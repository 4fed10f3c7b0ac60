FROM docker:27.3.1-cli
ENV SOCKET=/var/run/docker.sock
VOLUME ${SOCKET}
#~     ^^^^^^^^^ docker-socket-volume
VOLUME /data /run/podman/podman.sock /log
#~           ^^^^^^^^^^^^^^^^^^^^^^^ docker-socket-volume
VOLUME ["//var/run/docker.sock"]
#~       ^^^^^^^^^^^^^^^^^^^^^ docker-socket-volume
ONBUILD VOLUME /run/crio/crio.sock
#~             ^^^^^^^^^^^^^^^^^^^ docker-socket-volume
VOLUME \
    /run/docker.sock
#~  ^^^^^^^^^^^^^^^^ docker-socket-volume
