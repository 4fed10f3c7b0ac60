# What a stage adds twice is one repository; another stage adds it anew.
FROM ubuntu:24.04 AS a
RUN echo "deb https://packages.sury.org/php/ bookworm main" > /etc/apt/sources.list.d/php.list \
#~            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ independent-repository
    && echo "deb-src https://packages.sury.org/php/ bookworm main" >> /etc/apt/sources.list.d/php.list
FROM rockylinux:9.3 AS b
RUN dnf install -y epel-release && rpm -U https://dl.fedoraproject.org/pub/epel/epel-release-latest-9.noarch.rpm
#~                 ^^^^^^^^^^^^ independent-repository
FROM ubuntu:24.04 AS c
RUN add-apt-repository ppa:someone/one && add-apt-repository ppa:someone/two
#~                     ^^^^^^^^^^^^^^^ independent-repository
#~                                                           ^^^^^^^^^^^^^^^ independent-repository
RUN echo "deb https://packages.sury.org/php/ bookworm main" > /etc/apt/sources.list.d/php.list
#~            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ independent-repository
