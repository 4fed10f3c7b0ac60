FROM ubuntu:24.04
RUN add-apt-repository -y ppa:ondrej/php && apt-get update && apt-get install -y php8.4-cli
#~                        ^^^^^^^^^^^^^^ independent-repository
RUN LC_ALL=C.UTF-8 add-apt-repository ppa:chris-lea/redis-server
#~                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^ independent-repository
RUN apt-add-repository --yes --ppa nginx/stable
#~                                 ^^^^^^^^^^^^ independent-repository
RUN add-apt-repository -y "deb http://ppa.launchpad.net/someone/tool/ubuntu noble main"
#~                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ independent-repository
RUN echo "deb [signed-by=/etc/apt/keyrings/nodesource.gpg] https://deb.nodesource.com/node_22.x nodistro main" \
#~                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ independent-repository
      | tee /etc/apt/sources.list.d/nodesource.list
RUN sh -c "echo 'deb https://packages.sury.org/php/ bookworm main' > /etc/apt/sources.list.d/php.list"
#~                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ independent-repository
RUN echo 'deb http://download.opensuse.org/repositories/shells:/fish:/release:/3/Debian_12/ /' > /etc/apt/sources.list.d/fish.list
#~            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ independent-repository

FROM debian:12.8 AS blocks
COPY <<EOF /etc/apt/sources.list.d/php.sources
Types: deb
URIs: https://packages.sury.org/php/
#~    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ independent-repository
Suites: bookworm
Components: main
Signed-By: /usr/share/keyrings/php.gpg
EOF
RUN cat <<EOF > /etc/apt/sources.list.d/node.list
# Node.js
deb [signed-by=/usr/share/keyrings/node.gpg] https://deb.nodesource.com/node_20.x nodistro main
#~                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ independent-repository
EOF

FROM rockylinux:9.3 AS epel
RUN dnf install -y epel-release && dnf install -y htop
#~                 ^^^^^^^^^^^^ independent-repository
RUN dnf copr enable -y someone/tool
#~                     ^^^^^^^^^^^^ independent-repository

FROM almalinux:9.4 AS package
RUN rpm -i https://dl.fedoraproject.org/pub/epel/epel-release-latest-9.noarch.rpm
#~         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ independent-repository
RUN curl -o /etc/yum.repos.d/tool.repo https://copr.fedorainfracloud.org/coprs/someone/tool/repo/epel-9/someone-tool-epel-9.repo
#~                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ independent-repository

FROM almalinux:9.4 AS fetched
RUN curl -fsSLo /tmp/epel.rpm https://dl.fedoraproject.org/pub/epel/epel-release-latest-9.noarch.rpm && rpm -i /tmp/epel.rpm
#~                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ independent-repository

FROM opensuse/leap:15.6 AS suse
RUN zypper ar -f obs://network:utilities/15.6 utilities
#~               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ independent-repository
RUN zypper --non-interactive addrepo https://download.opensuse.org/repositories/network/15.6/network.repo
#~                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ independent-repository

FROM alpine:3.20 AS glibc
RUN echo "https://alpine-pkgs.sgerrand.com/glibc" >> /etc/apk/repositories
#~        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ independent-repository
