# Written on Windows
FROM ubuntu:latest
RUN apt-get update \
    && apt-get install -y nginx
EXPOSE 80
