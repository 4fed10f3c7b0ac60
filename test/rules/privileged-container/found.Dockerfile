FROM docker:27.3.1-cli
CMD ["docker", "run", "--privileged", "alpine:3.20.3"]
#~                     ^^^^^^^^^^^^ privileged-container
