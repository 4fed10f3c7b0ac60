# Signed repositories over plain http, files and servers of the machine that builds, keys over https, what was made or checked before,
# lists of packages that are signed as a whole, and verbs that add nothing.
FROM debian:12.8
RUN echo "deb [signed-by=/etc/apt/keyrings/pgdg.asc] http://apt.postgresql.org/pub/repos/apt bookworm-pgdg main" > /etc/apt/sources.list.d/pgdg.list
RUN echo "deb http://ftp.debian.org/debian bookworm main" > /etc/apt/sources.list
RUN echo "deb [ trusted=yes ] file://$tempDir ./" > /etc/apt/sources.list.d/temp.list
RUN echo "deb [trusted=yes] http://localhost:8000 ./" > /etc/apt/sources.list.d/temp.list
RUN echo "deb [trusted=no] https://apt.example.com stable main" > /etc/apt/sources.list.d/no.list
RUN echo "never write deb [trusted=yes] https://apt.example.com" > /usr/share/doc/README
RUN curl -fsSL https://apt.example.com/key.asc -o /etc/apt/trusted.gpg.d/example.asc
RUN curl -fsSL http://example.com/key.asc | gpg --import && gpg --verify tool.asc tool
RUN apt-get install -y --allow-unauthenticated ./tool.deb /tmp/other.deb
RUN apt-get install -y --allow-downgrades tool
RUN apt-key list && apt-key del 4B63CF8F && apt-key export 4B63CF8F
RUN apt-get check --allow-unauthenticated
RUN apt-key --keyring /usr/share/keyrings/example.gpg add /tmp/key.asc
ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d http://apt.example.com/tool.list /etc/apt/sources.list.d/
CMD apt-get install -y --allow-unauthenticated tool
FROM alpine:3.20
RUN apk add --no-cache --allow-untrusted /tmp/packages/*.apk
RUN apk index --allow-untrusted -o APKINDEX.tar.gz *.apk
RUN apk add --allow-untrusted "tool_${TARGETARCH}.apk"
FROM rockylinux:9.3
RUN rpm -i --nodigest /tmp/tool.rpm && rpm -q --nosignature tool
RUN dnf install -y --nogpgcheck ./tool.rpm
RUN dnf config-manager --add-repo http://yum.example.com/9/os && curl -o /etc/yum.repos.d/tool.repo https://yum.example.com/tool.repo
RUN rpm --import https://example.com/RPM-GPG-KEY-example && rpm --import /etc/pki/rpm-gpg/RPM-GPG-KEY
RUN echo -e "[tool]\nbaseurl=https://packagecloud.io/x\nrepo_gpgcheck=1\ngpgcheck=0" > /etc/yum.repos.d/tool.repo
RUN echo -e "[local]\nbaseurl=file:///srv/rpms\ngpgcheck=0" > /etc/yum.repos.d/local.repo
# plimsoll ignore=unauthenticated-repository made in this image
RUN dnf install -y --nogpgcheck tool
