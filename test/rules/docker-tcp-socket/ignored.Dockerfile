FROM docker:27.3.1-dind-rootless
ENV DOCKER_HOST=tcp://docker:2375
LABEL run="dockerd -H tcp://0.0.0.0:2375"
RUN dockerd --tlsverify -H tcp://0.0.0.0:2375 & sleep 1
CMD ["dockerd", "-H", "tcp://0.0.0.0:2376"]
RUN socat UNIX-LISTEN:/tmp/d.sock,fork UNIX-CONNECT:/var/run/docker.sock
RUN socat TCP-LISTEN:2375,bind=127.0.0.1 UNIX-CONNECT:/var/run/docker.sock
RUN socat TCP-LISTEN:80 UNIX-CONNECT:/run/web.sock
