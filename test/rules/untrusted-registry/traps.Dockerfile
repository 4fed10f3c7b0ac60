#~ config {"trusted": {"registries": ["registry.example.com/", "ghcr.io/ourteam"], "publishers": ["grafana"]}}
ARG BASE
FROM registry.example.com/base:1 AS ours
FROM ghcr.io/ourteam/base:1 AS team
FROM grafana/grafana:11.3.0 AS publisher
FROM our-own-base:1 AS home
FROM $BASE AS unknown
FROM scratch
COPY --from=ours /a /b
