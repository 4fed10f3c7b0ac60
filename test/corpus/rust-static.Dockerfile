FROM rust:1.83.0-alpine3.20 AS build
RUN apk add --no-cache musl-dev git
RUN git clone --branch v0.24.0 --depth 1 https://github.com/sharkdp/bat /usr/src/bat
WORKDIR /usr/src/bat
RUN cargo build --release
WORKDIR /app
COPY . .
RUN cargo build --release
FROM scratch
COPY --from=build /usr/src/bat/target/release/bat /bat
COPY --from=build /app/target/release/app /app
