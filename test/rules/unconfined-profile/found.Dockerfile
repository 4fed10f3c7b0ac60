FROM docker:27.3.1-cli
CMD ["docker", "run", "--security-opt=seccomp=unconfined", "alpine:3.20.3"]
#~                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unconfined-profile
