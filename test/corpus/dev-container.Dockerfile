ARG VARIANT=stable
FROM debian:${VARIANT}
ARG USERNAME=dev
RUN apt-get update && export DEBIAN_FRONTEND=noninteractive \
    # tools
    && apt-get -y install --no-install-recommends git zsh sudo wget \
    && apt-get clean -y && rm -rf /var/lib/apt/lists/* /tmp/library-scripts
RUN useradd -m $USERNAME
USER $USERNAME
RUN sh -c "$(wget -qO- https://raw.githubusercontent.com/ohmyzsh/ohmyzsh/master/tools/install.sh)"
RUN git clone https://github.com/zsh-users/zsh-autosuggestions ~/.zsh/zsh-autosuggestions
RUN git clone -b v0.40.1 --depth 1 https://github.com/nvm-sh/nvm.git ~/.nvm
RUN bash -c "source ~/.nvm/nvm.sh && nvm install 22"
