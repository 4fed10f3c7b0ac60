# Decided either way, by option or by setting; nothing installed; other managers; stages that are thrown away.
FROM debian:12.8 AS build
RUN apt-get update && apt-get install -y build-essential
FROM debian:12.8 AS settings
RUN printf 'APT::Install-Recommends "0";\n' > /etc/apt/apt.conf.d/90norecommends
FROM settings
RUN apt-get update && apt-get install -y curl
RUN apt-get install -y --install-recommends linux-image-amd64
RUN apt-get install -y curl --no-install-recommends
RUN apt-get install -o APT::Install-Recommends=0 -y git
RUN apt-get install --simulate curl && apt-get install -s jq && apt-get -f install
RUN apt-get upgrade -y && apt-get build-dep -y curl && apt-get remove -y vim
RUN aptitude install -y vim && apk add curl && dnf install -y git && pip install apt
RUN echo "apt-get install -y curl"
# RUN apt-get install -y curl
CMD apt-get install -y curl
COPY --from=build /usr/local /usr/local
