FROM docker:27.3.1-cli
ENTRYPOINT ["docker", "run", "--pid=host", "--cgroupns", "host", "alpine:3.20.3"]
#~                            ^^^^^^^^^^ host-namespace
#~                                                        ^^^^ host-namespace
