FROM debian:12.8
RUN echo "deb https://dl.bintray.com/sbt/debian /" > /etc/apt/sources.list.d/sbt.list
#~            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ dead-repository
RUN echo "deb [signed-by=/etc/apt/keyrings/k8s.gpg] https://apt.kubernetes.io/ kubernetes-xenial main" | tee /etc/apt/sources.list.d/k8s.list
#~                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^ dead-repository
RUN echo "deb http://download.mono-project.com/repo/debian stable-buster main" > /etc/apt/sources.list.d/mono.list
#~            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ dead-repository

FROM debian:12.8 AS keys
RUN curl -fsSL https://baltocdn.com/helm/signing.asc | gpg --dearmor -o /usr/share/keyrings/helm.gpg \
#~             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ dead-repository
    && echo "deb [signed-by=/usr/share/keyrings/helm.gpg] https://baltocdn.com/helm/stable/debian/ all main" > /etc/apt/sources.list.d/helm.list

FROM debian:12.8 AS archive
RUN wget -q https://dl.bintray.com/boostorg/release/1.70.0/source/boost_1_70_0.tar.gz
#~          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ dead-repository
ADD https://dl.bintray.com/someone/tool.zip /opt/

FROM ubuntu:22.04 AS java
RUN add-apt-repository ppa:webupd8team/java
#~                     ^^^^^^^^^^^^^^^^^^^^ dead-repository

# One suite of a repository that is kept up.
FROM debian:10.13 AS suite
RUN echo "deb http://apt.postgresql.org/pub/repos/apt buster-pgdg main" > /etc/apt/sources.list.d/pgdg.list
#~            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ dead-repository
RUN echo "deb https://packages.cloud.google.com/apt kubernetes-xenial main" > /etc/apt/sources.list.d/k8s.list
#~            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ dead-repository
FROM rockylinux:9.3 AS yum
RUN cat <<EOF > /etc/yum.repos.d/kubernetes.repo
[kubernetes]
name=Kubernetes
baseurl=https://packages.cloud.google.com/yum/repos/kubernetes-el7-\$basearch
#~      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ dead-repository
gpgkey=https://packages.cloud.google.com/yum/doc/rpm-package-key.gpg
EOF
FROM ubuntu:18.04 AS bionic
RUN echo "deb http://apt.postgresql.org/pub/repos/apt $(lsb_release -cs)-pgdg main" > /etc/apt/sources.list.d/pgdg.list
#~            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ dead-repository
