FROM docker:27.3.1-cli
LABEL run="docker run --privileged alpine:3.20.3"
RUN docker run alpine:3.20.3 --privileged
CMD ["docker", "run", "--privileged=false", "alpine:3.20.3"]
