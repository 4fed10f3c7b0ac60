# Repositories that are kept up, files from a host whose repository is only frozen, and hosts with names like those.
FROM debian:12.8
RUN echo "deb http://ppa.launchpad.net/someone/tool/ubuntu noble main" > /etc/apt/sources.list.d/tool.list
RUN echo "deb [signed-by=/etc/apt/keyrings/k8s.asc] https://pkgs.k8s.io/core:/stable:/v1.31/deb/ /" > /etc/apt/sources.list.d/k8s.list
RUN curl -fsSLo mono.tar.xz https://download.mono-project.com/sources/mono/mono-6.12.0.182.tar.xz
RUN curl -fsSLo tool.tgz https://dl.bintray.com.example.com/tool.tgz
RUN echo "deb https://apt.postgresql.org/pub/repos/apt bookworm-pgdg main" > /etc/apt/sources.list.d/pgdg.list
RUN echo "deb https://packages.cloud.google.com/apt cloud-sdk main" > /etc/apt/sources.list.d/gcloud.list
RUN echo "was at https://dl.bintray.com/sbt/debian"
# plimsoll ignore=dead-repository our proxy answers for it
RUN echo "deb https://dl.bintray.com/sbt/debian /" > /etc/apt/sources.list.d/sbt.list
