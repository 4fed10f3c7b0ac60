FROM docker:27.3.1-cli
CMD docker run -v /etc:/etc --device /dev/nvme0n1 alpine:3.20.3
#~                ^^^^^^^^^ host-filesystem-mount
#~                                   ^^^^^^^^^^^^ host-filesystem-mount
