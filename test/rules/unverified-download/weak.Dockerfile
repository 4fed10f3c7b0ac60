# Checks that show less than they seem to, and those that make up for them.
FROM debian:12.8
RUN curl -fsSLO https://example.com/a.tgz && curl -fsSLO https://example.com/a.tgz.sha256 && sha256sum -c a.tgz.sha256
#~              ^^^^^^^^^^^^^^^^^^^^^^^^^ unverified-download
RUN curl -fsSLO https://example.com/b.tgz && echo "0123456789abcdef0123456789abcdef01234567  b.tgz" | sha1sum -c
#~              ^^^^^^^^^^^^^^^^^^^^^^^^^ unverified-download
RUN curl -fsSLO https://example.com/c.tgz && curl -fsSL https://example.com/KEYS | gpg --import && curl -fsSLO https://example.com/c.tgz.asc && gpg --verify c.tgz.asc c.tgz
#~              ^^^^^^^^^^^^^^^^^^^^^^^^^ unverified-download
FROM debian:12.8
RUN curl -fsSLO https://example.com/d.tgz && curl -fsSLO https://mirror.example.net/d.tgz.sha256 && sha256sum -c d.tgz.sha256
RUN curl -fsSLO https://example.com/e.tgz && curl -fsSLO https://example.com/e.tgz.asc && gpg --recv-keys 0123456789ABCDEF0123456789ABCDEF01234567 && gpg --verify e.tgz.asc e.tgz
RUN curl -fsSLO https://example.com/f.tgz && sha256sum -c f.tgz.sha256 || true
#~              ^^^^^^^^^^^^^^^^^^^^^^^^^ unverified-download
