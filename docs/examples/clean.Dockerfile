# syntax=docker/dockerfile:1
# Nothing to say about this one.
FROM golang:1.23.3-alpine3.20 AS build
WORKDIR /src
COPY . .
RUN go build -o /out/server ./cmd/server

FROM alpine:3.20.3
RUN apk add --no-cache ca-certificates
COPY --from=build /out/server /usr/local/bin/
USER nobody
ENTRYPOINT ["server"]
