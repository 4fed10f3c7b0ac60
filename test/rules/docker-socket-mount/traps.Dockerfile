# Volumes by name, files beside the socket, groups of options, other tools, words only.
FROM docker:27.3.1-cli
RUN docker build -t agent --secret id=s,src=/run/secret .
RUN docker run -v docker.sock.d:/d -v ./docker:/docker -v /var/run/secrets:/s agent:1.2
RUN docker run -e DOCKER_HOST=unix:///var/run/docker.sock agent:1.2
RUN docker cp a:/var/run/docker.sock /tmp/
RUN ls -v /var/run/docker.sock && grep -v /var/run/docker.sock:/x /etc/hosts
RUN chown root:docker /var/run/docker.sock
RUN docker run --mount type=tmpfs,dst=/var/run/docker.sock agent:1.2
RUN --mount=type=secret,id=docker.sock,target=/var/run/docker.sock true
HEALTHCHECK CMD curl --unix-socket /var/run/docker.sock http://localhost/_ping
CMD ["dockerd", "-H", "unix:///var/run/docker.sock"]
