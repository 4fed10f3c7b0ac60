FROM debian:12.8
RUN apt-get update && apt-get install -y curl
#~                            ^^^^^^^ missing-no-install-recommends
RUN apt install git
#~      ^^^^^^^ missing-no-install-recommends
RUN apt-get update \
    # what we need
    && DEBIAN_FRONTEND=noninteractive apt-get -y install \
#~                                               ^^^^^^^ missing-no-install-recommends
        curl \
        wget
RUN <<EOS
apt-get install -qq -y jq
#~      ^^^^^^^ missing-no-install-recommends
EOS
