FROM docker:27.3.1-cli
ENTRYPOINT ["docker", "run", "--pid=container:web", "--uts=host", "alpine:3.20.3"]
