# Packages by address; what brings a repository, or is checked by a key, is another matter.
FROM rockylinux:9.3
RUN rpm -ivh https://example.com/tool-1.2-1.x86_64.rpm
#~           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unverified-download
RUN dnf install -y gcc https://example.com/latest/other.rpm
#~                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unverified-download
RUN dnf install -y https://example.com/epel-release-latest-9.noarch.rpm https://example.com/example-repo-1-2.noarch.rpm
RUN dnf install -y --setopt=localpkg_gpgcheck=1 https://example.com/signed-1.2.rpm
RUN rpm -qp https://example.com/asked-1.2.rpm && dnf remove -y tool
FROM rockylinux:9.3
RUN rpm --import https://example.com/key.asc && yum localinstall -y https://example.com/signed-1.2.rpm
