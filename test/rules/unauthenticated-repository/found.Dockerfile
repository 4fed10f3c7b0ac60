FROM debian:12.8
RUN echo "deb [trusted=yes] http://apt.example.com stable main" > /etc/apt/sources.list.d/a.list
#~             ^^^^^^^^^^^ unauthenticated-repository
RUN echo 'deb [ arch=amd64 trusted=yes ] https://apt.example.com stable main' | tee /etc/apt/sources.list.d/b.list
#~                         ^^^^^^^^^^^ unauthenticated-repository
RUN printf '%s\n' 'deb [signed-by=/k.gpg trusted=yes] https://apt.example.com stable main' > /etc/apt/sources.list.d/c.list
#~                                       ^^^^^^^^^^^ unauthenticated-repository
COPY <<EOF /etc/apt/sources.list.d/d.sources
Types: deb
URIs: https://apt.example.com
Suites: stable
Components: main
Trusted: yes
#<^^^^^^^^^^ unauthenticated-repository
EOF
RUN apt-get update && apt-get install -y --allow-unauthenticated tool
#~                                       ^^^^^^^^^^^^^^^^^^^^^^^ unauthenticated-repository
RUN apt-get -y --force-yes install tool
#~             ^^^^^^^^^^^ unauthenticated-repository
RUN apt-get -o Acquire::AllowInsecureRepositories=true update
#~             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unauthenticated-repository
RUN curl -s http://apt.example.com/key.asc | apt-key add -
#~          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unauthenticated-repository
#~                                           ^^^^^^^^^^^^^ unauthenticated-repository
RUN curl -s https://apt.example.com/key.asc | apt-key add -
#~                                            ^^^^^^^^^^^^^ unauthenticated-repository
RUN wget -qO /etc/apt/trusted.gpg.d/example.asc "http://apt.example.com/key.asc"
#~                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unauthenticated-repository
RUN wget -qO- http://apt.example.com/key.asc | gpg --dearmor > /usr/share/keyrings/example.gpg
#~            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unauthenticated-repository
ADD http://apt.example.com/key.asc /etc/apt/keyrings/example.asc
#~  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unauthenticated-repository
RUN apt-key adv --keyserver keyserver.ubuntu.com --recv-keys 0x8507EFA5
#~  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unauthenticated-repository
RUN apt-key adv --keyserver hkp://keyserver.ubuntu.com:80 --recv-keys 4B63CF8FDE49746E98FA01DDAD19BAB3CBF125EA
#~  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unauthenticated-repository
RUN apt-key adv --fetch-keys http://apt.example.com/key.pub
#~  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unauthenticated-repository
#~                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unauthenticated-repository

FROM rockylinux:9.3 AS rpm
RUN dnf install -y --nogpgcheck https://example.com/tool.rpm
#~                 ^^^^^^^^^^^^ unauthenticated-repository
RUN yum -y install tool --setopt=extras.gpgcheck=0
#~                      ^^^^^^^^^^^^^^^^^^^^^^^^^^ unauthenticated-repository
RUN rpm --import http://example.com/RPM-GPG-KEY-example
#~               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unauthenticated-repository
RUN rpm -ivh http://example.com/example-release-9.noarch.rpm
#~           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unauthenticated-repository
RUN rpm -i --nosignature https://example.com/tool.rpm
#~         ^^^^^^^^^^^^^ unauthenticated-repository
RUN echo -e "[tool]\nname=Tool\nbaseurl=https://yum.example.com/9\ngpgcheck=0\nenabled=1" > /etc/yum.repos.d/tool.repo
#~                                                                 ^^^^^^^^^^ unauthenticated-repository
RUN { \
      echo '[other]'; \
      echo 'baseurl=https://yum.example.com/other'; \
      echo 'gpgcheck=1'; \
      echo 'gpgkey=http://yum.example.com/key.asc'; \
#~                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unauthenticated-repository
    } > /etc/yum.repos.d/other.repo
RUN cat <<EOF > /etc/yum.repos.d/third.repo
[third]
name=Third
baseurl=http://yum.example.com/third
gpgcheck = no
#<^^^^^^^^^^^ unauthenticated-repository
EOF

FROM opensuse/leap:15.6 AS suse
RUN zypper --non-interactive --no-gpg-checks install tool
#~                           ^^^^^^^^^^^^^^^ unauthenticated-repository
RUN zypper ar -G https://rpm.example.com/tool tool
#~            ^^ unauthenticated-repository

FROM alpine:3.20 AS apk
RUN apk add --allow-untrusted --repository https://apk.example.com/v3.20 tool
#~          ^^^^^^^^^^^^^^^^^ unauthenticated-repository
RUN wget -P /etc/apk/keys/ http://apk.example.com/key.rsa.pub && wget -O /etc/apk/keys/key.rsa.pub http://apk.example.com/key.rsa.pub
#~                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unauthenticated-repository
#~                                                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unauthenticated-repository

FROM rockylinux:9.3 AS files
RUN curl -o /etc/yum.repos.d/tool.repo http://yum.example.com/tool.repo
#~                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unauthenticated-repository
RUN dnf config-manager --add-repo http://yum.example.com/other.repo
#~                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unauthenticated-repository
ADD http://apt.example.com/tool.list /etc/apt/sources.list.d/tool.list
#~  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unauthenticated-repository
RUN apt-key --keyring /etc/apt/trusted.gpg.d/a.gpg add /tmp/a.asc
#~  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unauthenticated-repository
