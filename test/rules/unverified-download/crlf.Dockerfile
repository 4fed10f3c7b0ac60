FROM debian:12.8
RUN curl -fsSLO https://example.com/a.tgz \
#~              ^^^^^^^^^^^^^^^^^^^^^^^^^ unverified-download
    && tar xzf a.tgz
