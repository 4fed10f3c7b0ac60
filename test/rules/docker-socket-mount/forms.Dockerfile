FROM docker:27.3.1-cli
ENV SOCKET=/var/run/docker.sock
RUN docker run --rm -v "$SOCKET:$SOCKET" agent:1.2
#~                     ^^^^^^^^^^^^^^^^^ docker-socket-mount
RUN docker container run -v /run/docker.sock:/s agent:1.2
#~                          ^^^^^^^^^^^^^^^^^^^ docker-socket-mount
RUN nerdctl run -v/run/containerd/containerd.sock:/c agent:1.2
#~              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ docker-socket-mount
RUN docker run --mount type=bind,source=/var/run/docker.sock,target=/s,readonly agent:1.2
#~                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ docker-socket-mount
RUN set -e; \
    # continued, with a comment inside
    docker run \
      -v /var/run/docker.sock:/var/run/docker.sock:ro \
#~       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ docker-socket-mount
      agent:1.2
RUN <<EOF
podman create --volume /run/user/1000/podman/podman.sock:/p agent:1.2
#~                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ docker-socket-mount
EOF
RUN if true; then docker run --volume=/:/host:ro agent:1.2; fi
#~                           ^^^^^^^^^^^^^^^^^^^ docker-socket-mount
ONBUILD RUN docker run -v /var/run/docker.sock:/s agent:1.2
#~                        ^^^^^^^^^^^^^^^^^^^^^^^ docker-socket-mount
ENTRYPOINT docker run -v /var/run/crio/crio.sock:/s agent:1.2
#~                       ^^^^^^^^^^^^^^^^^^^^^^^^^^ docker-socket-mount
