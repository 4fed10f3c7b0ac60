FROM docker:27.3.1-cli
RUN --mount=type=bind,source=/var/run/docker.sock,target=/var/run/docker.sock docker ps
#~          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ docker-socket-mount
RUN docker run -v /var/run/docker.sock:/var/run/docker.sock:ro agent:1.2
#~                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ docker-socket-mount
RUN podman run --mount type=bind,src=/run/podman/podman.sock,dst=/sock agent:1.2
#~                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ docker-socket-mount
RUN sudo docker run --volume=/run/containerd/containerd.sock:/c.sock -d agent:1.2
#~                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ docker-socket-mount
RUN docker run -v "${SOCKET:-/var/run/docker.sock}:/docker.sock" agent:1.2
#~                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ docker-socket-mount
RUN docker create -v /var/run:/host/run agent:1.2
#~                   ^^^^^^^^^^^^^^^^^^ docker-socket-mount
CMD ["docker", "run", "-v", "/var/run/crio/crio.sock:/crio.sock", "agent:1.2"]
#~                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ docker-socket-mount
ENTRYPOINT ["sh", "-c", "docker run -v /:/host agent:1.2"]
#~                                     ^^^^^^^ docker-socket-mount
