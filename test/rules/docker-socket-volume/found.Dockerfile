FROM docker:27.3.1-cli
VOLUME /var/run/docker.sock
#~     ^^^^^^^^^^^^^^^^^^^^ docker-socket-volume
VOLUME ["/data", "/run/containerd/containerd.sock"]
#~                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ docker-socket-volume
