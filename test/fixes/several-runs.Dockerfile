# Fetched, unpacked and built in instructions of their own, as many write it.
FROM debian:12
LABEL maintainer="somebody"
RUN apt-get update && apt-get install -y build-essential wget libpcre3-dev zlib1g-dev && rm -rf /var/lib/apt/lists/*
ARG HAPROXY_VERSION=2.6.5
RUN wget https://www.haproxy.org/download/2.6/src/haproxy-${HAPROXY_VERSION}.tar.gz
RUN tar xzf haproxy-${HAPROXY_VERSION}.tar.gz
# the usual target
RUN cd haproxy-${HAPROXY_VERSION} && make TARGET=linux-glibc && make install
COPY haproxy.cfg /etc/haproxy/haproxy.cfg
CMD ["haproxy", "-f", "/etc/haproxy/haproxy.cfg"]
