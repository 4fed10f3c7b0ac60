# Newer than what the distribution has: the makers keep repositories of their own.
FROM debian:bookworm AS web
RUN apt-get update && apt-get install -y gcc libpcre2-dev make wget zlib1g-dev && rm -rf /var/lib/apt/lists/*
RUN wget https://nginx.org/download/nginx-1.28.0.tar.gz \
    && tar xzf nginx-1.28.0.tar.gz \
    && cd nginx-1.28.0 \
    && ./configure --prefix=/etc/nginx --sbin-path=/usr/sbin/nginx --conf-path=/etc/nginx/nginx.conf --with-http_ssl_module \
    && make -j2 \
    && make install
COPY nginx.conf /etc/nginx/nginx.conf
CMD ["nginx", "-g", "daemon off;"]

FROM debian:bookworm
RUN apt-get update && apt-get install -y build-essential wget && wget https://ftp.postgresql.org/pub/source/v17.2/postgresql-17.2.tar.gz && tar xzf postgresql-17.2.tar.gz && cd postgresql-17.2 && ./configure --prefix=/usr && make && make install
CMD ["psql"]
