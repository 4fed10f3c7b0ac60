FROM docker:27.3.1-cli
CMD docker run --net host alpine:3.20.3
#~                   ^^^^ host-network
