FROM docker:27.3.1-cli
CMD docker run --cap-add=SYS_ADMIN alpine:3.20.3
#~             ^^^^^^^^^^^^^^^^^^^ dangerous-capability
