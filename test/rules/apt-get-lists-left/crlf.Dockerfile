FROM debian:12.8
RUN apt-get update \
#~  ^^^^^^^^^^^^^^ apt-get-lists-left
    && apt-get install -y --no-install-recommends \
        curl \
        git
