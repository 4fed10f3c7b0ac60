#~ config {"trusted": {"registries": ["registry.example.com", "ghcr.io/ourteam"], "publishers": ["grafana"]}}
ARG REGISTRY=quay.io
FROM node:22.11.0 AS hub
#~   ^^^^^^^^^^^^ untrusted-registry
FROM ${REGISTRY}/keycloak/keycloak:26.0 AS variable
#~   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ untrusted-registry
FROM ghcr.io/others/base:1 AS others
#~   ^^^^^^^^^^^^^^^^^^^^^ untrusted-registry
FROM ghcr.io/ourteam-fake/base:1 AS lookalike
#~   ^^^^^^^^^^^^^^^^^^^^^^^^^^^ untrusted-registry
FROM registry.example.com/base:1
COPY --from=nginx:1.27.2 /a /b
#~          ^^^^^^^^^^^^ untrusted-registry
