FROM docker:27.3.1-cli
VOLUME /run
VOLUME /var/lib/docker /docker.socket /docker.sock.d
VOLUME ["/run/containerd"]
RUN echo VOLUME /var/run/docker.sock
