# The project's own code, binaries, words that only look like a build, and source that nothing compiles.
FROM debian:bookworm
RUN apt-get update && apt-get install -y cmake make ninja-build autoconf && rm -rf /var/lib/apt/lists/*
COPY . /src
WORKDIR /src
RUN ./configure && make && make install
RUN curl -fsSL https://example.com/tool-1.2-linux-amd64.tar.gz | tar xz -C /opt && git config --global user.name x
RUN git clone https://github.com/example/dotfiles.git /root/dotfiles && bundle config set path vendor
RUN ./configure-apt.sh && make --version
