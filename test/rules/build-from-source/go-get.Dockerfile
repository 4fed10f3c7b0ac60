# What is gotten is compiled where a program of it is used.
FROM golang:1.13 AS copied
RUN go get -v github.com/example/copied
#~            ^^^^^^^^^^^^^^^^^^^^^^^^^ build-from-source
FROM golang:1.13 AS by-name
RUN go get -u github.com/example/tools/cmd/linter
#~            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ build-from-source
FROM golang:1.13 AS run
RUN go get github.com/example/checker && checker ./...
#~         ^^^^^^^^^^^^^^^^^^^^^^^^^^ build-from-source
FROM golang:1.13 AS in-its-folder
RUN go get -d github.com/example/service
#~            ^^^^^^^^^^^^^^^^^^^^^^^^^^ build-from-source
WORKDIR /go/src/github.com/example/service
RUN CGO_ENABLED=0 go build -o /service .
FROM golang:1.13 AS below-a-variable
RUN go get github.com/example/exporter
#~         ^^^^^^^^^^^^^^^^^^^^^^^^^^^ build-from-source
RUN cd ${GOPATH}/src/github.com/example/exporter && go build

# A library serves the project's own code.
FROM golang:1.13 AS library
RUN go get github.com/example/router
COPY . /go/src/own
RUN go build -o /own /go/src/own

FROM debian:bookworm-20241111
COPY --from=copied /go/bin/copied /usr/local/bin/
COPY --from=library /own /usr/local/bin/
CMD ["own"]
