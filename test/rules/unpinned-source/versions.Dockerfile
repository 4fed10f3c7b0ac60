# A branch for another version is not the one that is taken; modules and crates have versions too.
FROM debian:12.8
ARG VERSION=1.4.2
RUN if [ "$VERSION" = latest ]; then git clone https://github.com/example/tool /a; else git clone --branch "v$VERSION" https://github.com/example/tool /a; fi
ARG MOVING=latest
RUN if [ "$MOVING" = latest ]; then git clone https://github.com/example/tool /b; else git clone --branch "$MOVING" https://github.com/example/tool /b; fi
#~                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unpinned-source
RUN go install github.com/example/tool@v1.2.3 && cargo install tool && cargo install --git https://github.com/example/tool --tag v1
RUN go install github.com/example/other@latest
#~             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unpinned-source
RUN cargo install --git https://github.com/example/tool
#~                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unpinned-source
RUN pip install git+https://github.com/example/tool@v1.2
RUN pip install git+https://github.com/example/tool
#~              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unpinned-source
