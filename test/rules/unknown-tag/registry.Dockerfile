FROM ghcr.io/example/app:2.4-slin
#~   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unknown-tag
FROM ghcr.io/example/app:9.9.9
#~   ^^^^^^^^^^^^^^^^^^^^^^^^^ unknown-tag
FROM ghcr.io/example/app
#~   ^^^^^^^^^^^^^^^^^^^ unknown-tag
FROM node:22-alpine
#~   ^^^^^^^^^^^^^^ unknown-tag
FROM registry.example.com/team/nothing:1
#~   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unknown-tag
