# Everything that counts as a check, and what is no payload.
FROM debian:12.8
ARG SUM=24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d
ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/tool-1.2.tar.gz /opt/
RUN curl -fsSLO https://example.com/tool.tgz && echo "$SUM  tool.tgz" | sha256sum -c - && tar xzf tool.tgz
RUN curl -fsSLO https://example.com/a.tgz && curl -fsSLO https://example.com/a.tgz.asc && gpg --batch --verify a.tgz.asc a.tgz
RUN wget https://example.com/b.zip && [ "$(sha256sum b.zip | cut -d' ' -f1)" = "$SUM" ]
RUN curl -fsSL https://example.com/key.gpg -o /etc/apt/keyrings/example.gpg
RUN curl -fsSL https://example.com/api/version > /etc/version
RUN curl -f http://localhost:8080/archive.tar.gz
HEALTHCHECK CMD curl -f http://localhost/ || exit 1
CMD ["curl", "-O", "https://example.com/tool.tgz"]
