# All forms of checks, keys and signatures, what packages managers check, commits, own hosts, and data.
FROM debian:12.8
ARG VERSION=1.2
ENV SHA256=24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d
RUN wget https://example.com/tool-${VERSION}.tgz && echo "$SHA256 *tool-${VERSION}.tgz" | shasum -a 256 -c -
RUN curl -o a.tgz https://example.com/x && printf '%s  a.tgz\n' "$SHA256" > sums && sha512sum --check --strict sums
RUN curl -fsSLO https://example.com/b.tgz && sha256sum -c <<< "$SHA256  b.tgz"
RUN curl -fsSLO https://example.com/c.tgz && [ "$(openssl dgst -sha256 c.tgz | cut -d' ' -f2)" = "$SHA256" ]
RUN wget -O d.pl https://example.com/d.tar.gz && if [ "$(cat d.pl | openssl sha512 -r)" = "$SHA256" ]; then tar xzf d.pl; fi
RUN curl -fsSLO https://example.com/e.tgz && sha256sum e.tgz | grep -q "$SHA256"
RUN curl -fsSLO https://example.com/f.tgz && curl -fsSLO https://example.com/f.tgz.sig && gpgv --keyring k.gpg f.tgz.sig f.tgz
RUN curl -fsSLO https://example.com/SHASUMS256.txt.asc && gpg --batch --decrypt -o SHASUMS256.txt SHASUMS256.txt.asc \
    && curl -fsSLO https://example.com/g.tgz && grep ' g.tgz$' SHASUMS256.txt | sha256sum -c -
RUN curl -fsSLO https://example.com/h.tgz && cosign verify-blob --bundle h.bundle --certificate-identity x h.tgz
RUN curl -fsSLO https://example.com/i.rpm && rpmkeys --checksig i.rpm
ADD https://example.com/j.tgz /tmp/
RUN echo "$SHA256  /tmp/j.tgz" | sha256sum -c -
RUN for part in k l; do curl -fsSLO "https://example.com/$part.tgz"; sha256sum -c "$part.sums"; done
ADD https://github.com/example/tool/archive/4f07059567fa61c80397126e8063dbbde011b794.tar.gz /src/
RUN curl -fsSL https://raw.githubusercontent.com/example/tool/4f07059567fa61c80397126e8063dbbde011b794/run -o /usr/bin/run && chmod +x /usr/bin/run
ADD https://example.com/archive.key /etc/apt/keyrings/
RUN curl -fsSL https://example.com/example.list -o /etc/apt/sources.list.d/example.list
RUN VERSION=$(curl -s https://dl-cdn.alpinelinux.org/alpine/v3.21/main/x86_64/APKINDEX.tar.gz | tar xz -O)
RUN wget --spider https://example.com/page && curl -fsSL https://example.com/page -o /dev/null
RUN curl -X POST -d @f https://example.com/upload.tgz && curl -I https://example.com/m.tgz
RUN curl -f http://127.0.0.1:8080/dump.tar.gz -o dump.tar.gz
COPY tool.tgz /tmp/
HEALTHCHECK CMD wget -qO- http://localhost/x.tgz || exit 1
FROM mcr.microsoft.com/windows/servercore:ltsc2022
ADD https://example.com/tool.exe C:/tool.exe
RUN powershell if ((Get-FileHash -Path C:/tool.exe -Algorithm SHA256).Hash -ne $Env:SUM) { throw }
