FROM debian:bookworm
# Windows line ends
RUN wget https://download.redis.io/releases/redis-7.0.1.tar.gz
RUN tar xzf redis-7.0.1.tar.gz \
 && cd redis-7.0.1 \
 && make install
ADD https://example.com/tool-1.2.tar.gz /opt/
RUN curl -fsSL https://example.com/other-3.4.tgz \
    | tar xz -C /opt
CMD ["redis-server"]
