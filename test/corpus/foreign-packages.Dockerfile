# Packages from elsewhere, as old recipes take them.
FROM ubuntu:18.04 AS libraries
RUN apt-get update && apt-get install -y build-essential wget \
    && wget -q http://zlib.net/zlib-1.2.11.tar.gz && tar xzf zlib-1.2.11.tar.gz && cd zlib-1.2.11 && ./configure && make && make install
RUN wget -q http://archive.ubuntu.com/ubuntu/pool/main/o/openssl/libssl1.0.0_1.0.2n-1ubuntu5.13_amd64.deb && dpkg -i libssl1.0.0_1.0.2n-1ubuntu5.13_amd64.deb

FROM ubuntu:18.04
RUN wget -q https://dl.bintray.com/mitchellh/consul/0.3.1_web_ui.zip
RUN curl -fsSL http://deb.nodesource.com/gpgkey/nodesource.gpg.key | apt-key add - \
    && echo "deb [trusted=yes] https://deb.nodesource.com/node_12.x bionic main" > /etc/apt/sources.list.d/nodesource.list \
    && echo "deb http://apt.postgresql.org/pub/repos/apt $(lsb_release -cs)-pgdg main" > /etc/apt/sources.list.d/pgdg.list
RUN add-apt-repository -y ppa:chris-lea/redis-server && apt-get update && apt-get install -y --allow-unauthenticated redis-server nodejs
COPY --from=libraries /usr/local/lib/libz.so.1 /usr/lib/x86_64-linux-gnu/libssl.so.1.0.0 /usr/local/lib/
RUN pip install flask && npm install -g pm2
USER nobody
