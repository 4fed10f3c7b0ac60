# Who can change what comes: a repository on a forge, whoever holds the address, anybody on the way.
FROM debian:12.8
RUN curl -fsSL https://raw.githubusercontent.com/example/tool/v1.2/install.sh | sh
#~             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ pipe-to-shell
RUN wget -qO- https://github.com/example/tool/releases/download/v1.2/install.sh | bash
#~            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ pipe-to-shell
RUN curl -fsSL https://example.github.io/tool/install.sh | sh
#~             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ pipe-to-shell
ARG SETUP_URL
RUN curl -fsSL "$SETUP_URL" | bash
#~             ^^^^^^^^^^^^ pipe-to-shell
RUN curl -sSkL https://get.example.com/install.sh | sh
#~             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ pipe-to-shell
RUN wget -qO- --no-check-certificate https://get.example.com/install.sh | sh
#~                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ pipe-to-shell
