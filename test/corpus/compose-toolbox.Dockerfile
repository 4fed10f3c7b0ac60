FROM docker:27.3.1-cli
RUN apk add --no-cache bash git make
COPY entrypoint.sh /
# the agent starts its siblings
RUN docker run -v /var/run:/host/run:ro --name agent example/agent:2.1 || true
RUN --mount=type=bind,source=/var/run/docker.sock,target=/var/run/docker.sock docker info
CMD ["sh", "-c", "docker run -v /var/run/docker.sock:/var/run/docker.sock example/agent:2.1"]
