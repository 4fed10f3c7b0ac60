# On a forge the repository decides what comes, not the host.
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
