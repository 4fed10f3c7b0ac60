# Hands the host's Docker socket on, and runs scripts as they come.
FROM bitnami/git:2.47.0
RUN wget -qO- http://get.example.com/agent.sh | sh
ADD https://github.com/example/scanner/releases/download/v2.1.0/scanner-linux-amd64.tar.gz /opt/
VOLUME /var/run/docker.sock
ENTRYPOINT ["docker", "run", "--rm", "-v", "/var/run/docker.sock:/var/run/docker.sock:ro", "example/agent:3.2"]
