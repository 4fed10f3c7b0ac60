FROM debian:bookworm-20241111-slim
ARG TINI_VERSION=v0.19.0
RUN set -eux; \
    apt-get update; \
    apt-get install -y --no-install-recommends ca-certificates curl gnupg; \
    rm -rf /var/lib/apt/lists/*; \
    curl -fsSLo /usr/bin/tini "https://github.com/krallin/tini/releases/download/$TINI_VERSION/tini"; \
    curl -fsSLo /usr/bin/tini.asc "https://github.com/krallin/tini/releases/download/$TINI_VERSION/tini.asc"; \
    export GNUPGHOME="$(mktemp -d)"; \
    gpg --batch --keyserver hkps://keys.openpgp.org --recv-keys 595E85A6B1B4779EA4DAAEC70B588DFF0527A9B7; \
    gpg --batch --verify /usr/bin/tini.asc /usr/bin/tini; \
    rm -rf "$GNUPGHOME" /usr/bin/tini.asc; \
    chmod +x /usr/bin/tini; \
    curl -fsSLO https://example.com/tool-1.2.tar.gz; \
    tar xzf tool-1.2.tar.gz -C /opt
ENTRYPOINT ["tini", "--"]
