# Nothing is compiled here, and nothing is checked.
ARG KUBECTL=1.30.2
FROM ubuntu:24.04
ARG HELM_VERSION=v3.15.2
ENV HUGO=0.128.0
ADD --chown=1000 https://github.com/example/dumb/releases/download/v1.2.5/dumb_1.2.5_amd64.deb /tmp/
ADD ["https://example.com/a-1.0.zip", "/tmp/a file.zip"]
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates curl unzip wget \
    && rm -rf /var/lib/apt/lists/*
# a chart tool
RUN curl -fsSL https://get.helm.sh/helm-${HELM_VERSION}-linux-amd64.tar.gz | tar -xz --strip-components=1 -C /usr/local/bin linux-amd64/helm
RUN set -o errexit; \
    wget -qO- "https://github.com/gohugoio/hugo/releases/download/v${HUGO}/hugo_${HUGO}_linux-amd64.tar.gz" | tar xzf - -C /usr/local/bin hugo; \
    hugo version
RUN curl -fsSL "https://example.com/terraform_1.9.0_linux_amd64.zip" -o terraform.zip && unzip terraform.zip -d /usr/local/bin && rm terraform.zip
RUN wget -q https://example.com/dist/runner-2.317.0.jar
RUN cd /opt && \
  curl -LO https://example.com/agent/agent-5.6.7.tgz && \
  # unpacked here
  tar xzf agent-5.6.7.tgz && \
  rm agent-5.6.7.tgz
RUN curl -sSf https://example.com/releases/2.3.4/install.sh | sh -s -- --prefix /opt
ONBUILD ADD https://example.com/later-1.1.tar.gz /srv/
