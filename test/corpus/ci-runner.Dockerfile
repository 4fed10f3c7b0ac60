FROM ubuntu:24.04
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
ENV DEBIAN_FRONTEND=noninteractive
RUN apt-get update && apt-get install -y \
      ca-certificates \
      curl \
      # for the actions
      git \
      jq \
      sudo
RUN curl -fsSL https://get.docker.com | sh
RUN curl -fsSL https://packages.example.com/key.asc | gpg --dearmor | sh -c 'cat > /etc/apt/keyrings/example.gpg'
RUN curl -fsSLo /usr/local/bin/yq https://github.com/mikefarah/yq/releases/latest/download/yq_linux_amd64 \
    && chmod +x /usr/local/bin/yq
RUN useradd -m runner && echo 'runner ALL=(ALL) NOPASSWD:ALL' > /etc/sudoers.d/runner
USER runner
RUN git clone --depth 1 https://github.com/example/dotfiles /home/runner/dotfiles
VOLUME /var/run/docker.sock
ENTRYPOINT ["docker", "run", "--rm", "-v", "/var/run/docker.sock:/var/run/docker.sock", "example/job:1.4"]
