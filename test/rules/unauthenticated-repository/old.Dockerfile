# Releases whose apt can't tie a key to a repository, so that they are told to move, and whose own keys have run out.
FROM ubuntu:14.04 AS trusty
RUN apt-key adv --keyserver hkp://keyserver.ubuntu.com:80 --recv-keys 4B63CF8FDE49746E98FA01DDAD19BAB3CBF125EA
#~  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unauthenticated-repository
FROM ubuntu:lucid
RUN curl -fsSL https://example.com/key.asc | apt-key add -
#~                                           ^^^^^^^^^^^^^ unauthenticated-repository
FROM debian:jessie AS jessie
RUN curl -fsSL https://example.com/key.asc | apt-key add -
#~                                           ^^^^^^^^^^^^^ unauthenticated-repository
RUN apt-key adv --keyserver keys.gnupg.net --recv-keys 8507EFA5
#~  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unauthenticated-repository
RUN echo 'deb [trusted=yes] https://archive.debian.org/debian jessie main' > /etc/apt/sources.list
#~             ^^^^^^^^^^^ unauthenticated-repository
FROM debian:stretch
RUN curl -fsSL https://example.com/key.asc | apt-key add -
#~                                           ^^^^^^^^^^^^^ unauthenticated-repository
FROM ubuntu:16.04
RUN curl -fsSL https://example.com/key.asc | apt-key add -
#~                                           ^^^^^^^^^^^^^ unauthenticated-repository
FROM ubuntu
RUN curl -fsSL https://example.com/key.asc | apt-key add -
#~                                           ^^^^^^^^^^^^^ unauthenticated-repository
