FROM debian:12.8 AS base
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates
RUN apt-get update && apt-get -qq -y install curl jq
#~                                   ^^^^^^^ missing-no-install-recommends
RUN sudo DEBIAN_FRONTEND=noninteractive apt install -y git
#~                                          ^^^^^^^ missing-no-install-recommends
RUN apt-get install git -y
#~          ^^^^^^^ missing-no-install-recommends
RUN apt-get install -y -t bookworm-backports git
#~          ^^^^^^^ missing-no-install-recommends
RUN set -eux; \
    # continued, with a comment inside
    apt-get install -yqq \
#~          ^^^^^^^ missing-no-install-recommends
      curl \
      # and another
      wget \
    ; \
    if true; then apt-get install -y ./local.deb; fi
#~                        ^^^^^^^ missing-no-install-recommends
RUN for p in a b; do apt-get install -y "$p"; done
#~                           ^^^^^^^ missing-no-install-recommends
RUN bash -ec 'apt-get update && apt-get install -y curl'
#~                                      ^^^^^^^ missing-no-install-recommends
ONBUILD RUN apt-get update && apt-get install -y make
#~                                    ^^^^^^^ missing-no-install-recommends
FROM base
RUN apt-get install -y vim
#~          ^^^^^^^ missing-no-install-recommends
