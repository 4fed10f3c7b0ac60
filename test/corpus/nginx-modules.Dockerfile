FROM alpine:3.20
ENV NGINX_VERSION=1.26.2
RUN apk add --no-cache --virtual .build-deps gcc libc-dev make openssl-dev pcre2-dev zlib-dev linux-headers git \
    && git clone --depth 1 https://github.com/google/ngx_brotli /tmp/ngx_brotli \
    && wget https://nginx.org/download/nginx-$NGINX_VERSION.tar.gz \
    && wget https://nginx.org/download/nginx-$NGINX_VERSION.tar.gz.asc \
    && gpg --batch --verify nginx-$NGINX_VERSION.tar.gz.asc nginx-$NGINX_VERSION.tar.gz \
    && tar xzf nginx-$NGINX_VERSION.tar.gz \
    && cd nginx-$NGINX_VERSION \
    && ./configure --prefix=/etc/nginx --add-module=/tmp/ngx_brotli \
    && make -j"$(nproc)" \
    && make install \
    && cd .. && rm -rf nginx-* /tmp/ngx_brotli \
    && apk del .build-deps
CMD ["nginx", "-g", "daemon off;"]
