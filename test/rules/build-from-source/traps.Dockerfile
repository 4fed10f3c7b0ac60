# Words that only look like a build, the project's own code, binaries, signatures, and source that nothing compiles.
FROM debian:bookworm AS own
COPY . /src
WORKDIR /src
RUN ./autogen.sh && ./configure && make && make install
RUN go build ./... && cargo build --release && cargo install --path . && cmake -B b && cmake --build b
RUN wget -qO- https://curl.se/download/curl-7.88.1.tar.gz | tar xz -C third-party/curl && make install
FROM debian:bookworm AS words
RUN apt-get update && apt-get install -y --no-install-recommends cmake meson ninja-build make autoconf scons
RUN git clone --branch v1 https://github.com/example/dotfiles /root/dotfiles && make --version
RUN git clone --branch v1 https://github.com/example/pages /srv/pages && ./configure-apt.sh && bundle config set path vendor
RUN curl -fsSL https://example.com/data.tar.gz | tar xz -C /config && gcloud config set project x && stack config set x
RUN git clone --branch v1 https://github.com/example/wiki && cd wiki && make clean distclean
FROM debian:bookworm AS binaries
RUN curl -fsSL https://example.com/tool-1.2-linux-amd64.tar.gz | tar xz -C /usr/local && tool make
RUN curl -fsSL https://go.dev/dl/go1.23.4.linux-amd64.tar.gz | tar xz -C /usr/local
WORKDIR /app
COPY . .
RUN go build -o /app/server ./cmd/server && make test
RUN git clone --branch v1 https://github.com/example/assets /srv/assets && go build ./cmd/other
RUN curl -fsSLO https://example.com/archive/tool-1.2.tar.gz.sig && make verify
RUN echo "wget https://curl.se/download/curl-7.88.1.tar.gz && make"
CMD git clone https://github.com/example/tool && cd tool && make
