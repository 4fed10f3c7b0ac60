FROM docker:27.3.1-dind-rootless
COPY --from=docker:27.3.1-dind /usr/local/bin/dind /usr/local/bin/
