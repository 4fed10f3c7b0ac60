# The option, apt's setting by option or file, other managers, installs of nothing.
FROM debian:12.8 AS base
RUN apt-get update && apt-get install -y --no-install-recommends curl && apt-get -o APT::Install-Recommends=false install -y wget
RUN apk add curl && dnf install -y git && apt-get install -f
FROM debian:12.8
RUN echo 'APT::Install-Recommends "false";' > /etc/apt/apt.conf.d/99no
RUN apt-get install -y jq
