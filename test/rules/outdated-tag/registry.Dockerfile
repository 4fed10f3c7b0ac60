#~ config {"lookUps":[{"question":{"ask":"tags","of":{"registry":"docker.io","repository":"grafana/grafana"}},"answer":{"tags":["10.4.0","10.4.9","10.4.9-ubuntu","11.6.1","12.0.0","latest","main","20240101","10.5.0-rc1"],"complete":true}},{"question":{"ask":"tags","of":{"registry":"registry.example.com:5000","repository":"team/app"}},"answer":{"tags":["v1.2.0-alpine3.19","v1.2.9-alpine3.19","v1.3.0-alpine3.20","1.9.0-alpine3.19","v1.2.10-abcdef1","v1.20240131.0-alpine3.19","sha256-0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a.sig"],"complete":true}},{"question":{"ask":"tags","of":{"registry":"docker.io","repository":"bitnami/postgresql"}},"answer":{"tags":["15.1.0-debian-11-r2","15.1.0-debian-11-r9","15.4.0-debian-11-r0","16.1.0-debian-12-r0"],"complete":true}},{"question":{"ask":"tags","of":{"registry":"docker.io","repository":"library/node"}},"answer":{"tags":["22.21.0-bookworm","22.22.0-bookworm","22.30.0-bookworm","24.99.0-bookworm","18.12.0-bullseye","18.20.8-bullseye"],"complete":true}},{"question":{"ask":"tags","of":{"registry":"ghcr.io","repository":"cut/short"}},"answer":{"tags":["1.0.0","1.0.1"],"complete":false}},{"question":{"ask":"tags","of":{"registry":"ghcr.io","repository":"by/day"}},"answer":{"tags":["2024-01-01","2024-02-01","RELEASE.2024-01-01T00-00-00Z","RELEASE.2024-02-01T00-00-00Z"],"complete":true}},{"question":{"ask":"tags","of":{"registry":"ghcr.io","repository":"zero/ver"}},"answer":{"tags":["0.4.0","0.4.7","0.9.0","1.0.0"],"complete":true}},{"question":{"ask":"tags","of":{"registry":"ghcr.io","repository":"gone/tag"}},"answer":{"tags":["2.0.0","2.0.1"],"complete":true}},{"question":{"ask":"tags","of":{"registry":"ghcr.io","repository":"pinned/app"}},"answer":{"tags":["3.1.0","3.1.4"],"complete":true}}]}
ARG APP=v1.2.0
FROM grafana/grafana:10.4.0 AS one
#~   ^^^^^^^^^^^^^^^^^^^^^^ outdated-tag
FROM registry.example.com:5000/team/app:${APP}-alpine3.19 AS two
#~   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ outdated-tag
FROM bitnami/postgresql:15.1.0-debian-11-r2 AS lines
#~   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ outdated-tag
FROM node:22.22.0-bookworm AS newer-than-the-facts
#~   ^^^^^^^^^^^^^^^^^^^^^ outdated-tag
FROM ghcr.io/zero/ver:0.4.0 AS zero
#~   ^^^^^^^^^^^^^^^^^^^^^^ outdated-tag
FROM ghcr.io/pinned/app:3.1.0@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef AS pinned
#~   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ outdated-tag
COPY --from=grafana/grafana:10.4.0 /a /b
#~          ^^^^^^^^^^^^^^^^^^^^^^ outdated-tag
