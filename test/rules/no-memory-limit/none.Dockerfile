FROM docker:27.3.1-cli
CMD docker run alpine:3.20.3
