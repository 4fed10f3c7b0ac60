#~ config {"options": {"precision": "minor"}}
FROM node:22 AS major
#~   ^^^^^^^ floating-tag
FROM python:3.13 AS minor
FROM alpine:3.23
