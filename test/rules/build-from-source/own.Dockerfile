# The project's own code, however it gets here, and what stages that only build it fetch besides.
FROM golang:1.23 AS build
LABEL org.opencontainers.image.source="https://github.com/example/own"
RUN git clone --branch v1 https://github.com/example/own.git /own && cd /own && make
RUN curl -fsSL https://example.com/data-1.2.tar.gz | tar xz -C /usr/share
COPY . /app
WORKDIR /app
RUN curl -fsSLO https://example.com/assets-1.2.tar.gz && tar xzf assets-1.2.tar.gz -C public && make && cargo install --path .
RUN --mount=type=bind,target=/ctx cd /ctx && ./configure && make
FROM debian:bookworm
COPY --from=build /app /app
RUN make -C /app install

FROM golang:1.23
ARG SOURCES=https://git.example.org/scm/own.git
LABEL org.opencontainers.image.title="own" \
      org.opencontainers.image.source="${SOURCES}"
RUN git clone --branch v1 ${SOURCES} /own && cd /own && make
