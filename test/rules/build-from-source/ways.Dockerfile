# From stage to stage, through functions and variables, by tools that fetch and compile in one, and by scripts.
FROM debian:bookworm AS fetched
WORKDIR /src
RUN curl -fsSL https://example.com/tool-1.2.tar.gz | tar xz --strip-components=1
#~             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ build-from-source
FROM debian:bookworm AS compiled
COPY --from=fetched /src /usr/src/tool
WORKDIR /usr/src/tool
RUN ./configure
RUN make install
FROM golang:1.23 AS installed
RUN go install github.com/example/tool/cmd/tool@v1.2.3
#~             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ build-from-source
RUN cargo install --locked other-tool
#~                         ^^^^^^^^^^ build-from-source
FROM debian:bookworm AS through-a-function
RUN get() { wget -O "$1" "https://example.com/$2"; }; \
#~                       ^^^^^^^^^^^^^^^^^^^^^^^^ build-from-source
    get tool.tgz tool/tool-1.3.tgz && tar xzf tool.tgz -C /src --strip-components=1 && cd /src && make install
RUN CLONE="git clone --branch v1"; $CLONE https://github.com/example/kept /kept && make -C /kept install
#~                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ build-from-source
RUN for name in one two; do curl -O "https://example.com/$name-1.0.tar.gz"; tar xf "$name-1.0.tar.gz"; make -C "$name-1.0"; done
#~                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ build-from-source
RUN git clone --branch v1 https://github.com/example/scripted && cd scripted && ./build.sh
#~                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ build-from-source
