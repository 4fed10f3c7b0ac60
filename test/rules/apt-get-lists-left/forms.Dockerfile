FROM debian:12.8 AS base
RUN apt-get update && \
#~  ^^^^^^^^^^^^^^ apt-get-lists-left
    apt-get install -y --no-install-recommends \
      curl && \
    curl --version
FROM base
RUN apt update && apt install -y git
#~  ^^^^^^^^^^ apt-get-lists-left
RUN sudo apt-get -qq update && sudo apt-get install -y jq
#~  ^^^^^^^^^^^^^^^^^^^^^^^ apt-get-lists-left
RUN set -eux; \
    apt-get update; \
#~  ^^^^^^^^^^^^^^ apt-get-lists-left
    # tools
    apt-get install -y make; \
    make --version
RUN cd /tmp; \
    apt-get update; \
#~  ^^^^^^^^^^^^^^ apt-get-lists-left
    apt-get install -y nano; \
    ls
RUN apt-get update \
#~  ^^^^^^^^^^^^^^ apt-get-lists-left
&& apt-get install -y vim \
&& vim --version
RUN <<EOF
set -e
  apt-get update
#~^^^^^^^^^^^^^^ apt-get-lists-left
  apt-get install -y wget
EOF
RUN --mount=type=cache,target=/var/cache/apt apt-get update && apt-get install -y less
#~                                           ^^^^^^^^^^^^^^ apt-get-lists-left
RUN (rm -rf /var/lib/apt/lists/*; apt-get update; apt-get upgrade -y) # all of it
#~                                ^^^^^^^^^^^^^^ apt-get-lists-left
RUN if true; then DEBIAN_FRONTEND=noninteractive apt-get update && apt-get install -y tree; fi
#~                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ apt-get-lists-left
ONBUILD RUN apt-get update && apt-get install -y file
#~          ^^^^^^^^^^^^^^ apt-get-lists-left
