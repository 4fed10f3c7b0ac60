#~ config {"options":{"trusted":["ppa:deadsnakes/ppa","packages.sury.org","download.opensuse.org/repositories/mine"]}}
# The distribution's own, the makers' own, those that nobody knows, those that are trusted, what is taken away, said once more, or only spoken of.
FROM ubuntu:24.04
RUN add-apt-repository -y universe && add-apt-repository --remove ppa:nginx/stable
RUN add-apt-repository ppa:swi-prolog/stable
RUN add-apt-repository ppa:deadsnakes/ppa
RUN echo "deb http://archive.ubuntu.com/ubuntu noble-updates main" > /etc/apt/sources.list
RUN echo "deb https://packages.sury.org/php/ bookworm main" > /etc/apt/sources.list.d/php.list
RUN echo "deb https://download.opensuse.org/repositories/mine/Debian_12/ /" > /etc/apt/sources.list.d/mine.list
RUN echo "deb [signed-by=/etc/apt/keyrings/docker.asc] https://download.docker.com/linux/ubuntu noble stable" > /etc/apt/sources.list.d/docker.list
RUN echo "deb http://nginx.org/packages/ubuntu noble nginx" | tee /etc/apt/sources.list.d/nginx.list
RUN echo "deb https://apt.example.com stable main" > /etc/apt/sources.list.d/example.list
RUN echo "deb $REPOSITORY stable main" > /etc/apt/sources.list.d/example.list
RUN curl -fsSL https://deb.nodesource.com/setup_22.x | bash -
RUN echo "deb https://deb.nodesource.com/node_22.x nodistro main" > /usr/share/doc/README
RUN rm /etc/apt/sources.list.d/ppa.list && echo "ppa:nginx/stable would do"
CMD add-apt-repository ppa:nginx/stable
FROM alpine:3.20
RUN apk add --repository=https://dl-cdn.alpinelinux.org/alpine/edge/testing tool
FROM rockylinux:9.3
RUN dnf config-manager --add-repo https://download.docker.com/linux/centos/docker-ce.repo
RUN rpm -q epel-release || dnf remove -y epel-release
FROM ubuntu:24.04 AS old
RUN add-apt-repository ppa:webupd8team/java
