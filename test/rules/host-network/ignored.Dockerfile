FROM docker:27.3.1-cli
CMD docker run --net none alpine:3.20.3
