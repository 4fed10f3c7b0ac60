# Old enough to be left behind, and not to be stale.
FROM couchbase:7.6.2
# Old, and there is nothing newer.
FROM couchbase:7.6.8
FROM ghcr.io/example/app:2.4.1
# A day that stays the same from build to build is none.
FROM node:22.11.0@sha256:0101010101010101010101010101010101010101010101010101010101010101
# Nobody says when it was built.
FROM ghcr.io/example/app:2.4.0
# Nobody was asked.
FROM ghcr.io/example/other:1.0.0
