# What a build mounts is of its own context.
FROM docker:27.3.1-cli
RUN --mount=type=bind,source=/etc,target=/x cp /x/hosts /y
RUN ls -v /etc:/etc
CMD docker run -v etc:/etc alpine:3.20.3
