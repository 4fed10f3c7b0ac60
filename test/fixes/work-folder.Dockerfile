FROM debian:bookworm AS tools
RUN apt-get update && apt-get install -y \
    autoconf \
    automake \
    git \
    libtool \
    make \
 && rm -rf /var/lib/apt/lists/*
RUN git clone --branch jq-1.6 --depth 1 https://github.com/jqlang/jq.git /usr/src/jq-git
WORKDIR /usr/src/jq-git
RUN autoreconf -i && ./configure --disable-maintainer-mode && make -j4 && make install
WORKDIR /app
COPY scripts/ ./scripts/
RUN ./scripts/prepare.sh
ENTRYPOINT ["./scripts/run.sh"]
