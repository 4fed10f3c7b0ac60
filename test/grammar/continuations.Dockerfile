FROM debian:trixie AS base
RUN set -eux; \
    # hadolint ignore=DL3008
	apt-get update; \

    # a second comment, after an empty line
    for p in curl jq; do \
        apt-get install -y "$p"; \
    done; \
    echo 'a string that \
goes on' | tee /etc/motd
RUN echo hello\
  world\
  again
# between instructions
ENV PATH=/opt/bin:$PATH \
    # why this one
    LANG="C.UTF-8" NOTE='single $quoted' \
    OLD=${OLD:-none}
LABEL org.opencontainers.image.title="A title \
over two lines" vendor=acme
ENV NAME old form
EXPOSE 80/tcp 8000-8010 53/udp
STOPSIGNAL SIGTERM
USER 1000:1000
WORKDIR ${HOME}/app
copy a \
     b /c/
FROM base
