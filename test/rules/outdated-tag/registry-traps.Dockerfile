# The newest of its line; floating; a branch; a list cut short; days; gone; given up by its publisher, which is retired-tag's to say.
FROM grafana/grafana:10.4.9 AS newest
FROM grafana/grafana:10.4.9-ubuntu AS variant
FROM grafana/grafana:10.4 AS floating
FROM grafana/grafana:main AS branch
FROM grafana/grafana AS latest
FROM ghcr.io/cut/short:1.0.0 AS cut
FROM ghcr.io/by/day:2024-01-01 AS day
FROM ghcr.io/by/day:RELEASE.2024-01-01T00-00-00Z AS release
FROM ghcr.io/gone/tag:2.0.2 AS ahead
FROM ghcr.io/gone/tag:1.9.9 AS gone
FROM node:18.12.0-bullseye AS retired
FROM ghcr.io/nobody/asked:1.0.0 AS unasked
