FROM docker:27.3.1-dind-rootless
ENV DOCKER_HOST=tcp://192.0.2.7:2375
#~  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ docker-tcp-socket
RUN dockerd -H=tcp://:2375 & sleep 1
#~          ^^^^^^^^^^^^^^ docker-tcp-socket
CMD ["dockerd", "-H", "tcp://0.0.0.0:2375"]
#~                     ^^^^^^^^^^^^^^^^^^ docker-tcp-socket
CMD socat TCP-LISTEN:2375,fork UNIX-CONNECT:/var/run/docker.sock
#~        ^^^^^^^^^^^^^^^^^^^^ docker-tcp-socket
