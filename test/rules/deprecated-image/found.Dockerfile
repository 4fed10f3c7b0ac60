ARG JAVA=17
FROM openjdk:17-jdk-slim AS successor
#~   ^^^^^^^^^^^^^^^^^^^ deprecated-image
FROM openjdk:8-jre-alpine AS same-distribution
#~   ^^^^^^^^^^^^^^^^^^^^ deprecated-image
FROM openjdk:${JAVA}-jdk AS composite
#~   ^^^^^^^^^^^^^^^^^^^ deprecated-image
FROM centos:7 AS removed
#~   ^^^^^^^^ deprecated-image
FROM docker.io/library/centos AS without-tag
#~   ^^^^^^^^^^^^^^^^^^^^^^^^ deprecated-image
FROM jenkins:2.60.3 AS moved
#~   ^^^^^^^^^^^^^^ deprecated-image
FROM openjdk:11@sha256:0dc1d6a7e6fe2b6c36ee9d1c8b0a3f5b3d0c1e5f6a7b8c9d0e1f2a3b4c5d6e7f AS digest
#~   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ deprecated-image
COPY --from=vault:1.13.3 /bin/vault /bin/vault
#~          ^^^^^^^^^^^^ deprecated-image
FROM k8s.gcr.io/pause:3.9 AS frozen
#~   ^^^^^^^^^^^^^^^^^^^^ deprecated-image
FROM bitnamilegacy/redis:7.2.5 AS without-alternative
#~   ^^^^^^^^^^^^^^^^^^^^^^^^^ deprecated-image
FROM osgeo/gdal:ubuntu-small-3.6.3 AS published-elsewhere
#~   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ deprecated-image
