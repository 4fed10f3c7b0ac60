ARG PHP=bitnami/php-fpm:8.3
FROM ${PHP} AS fpm
FROM linuxserver/nginx:1.26.2
RUN curl -sS https://getcomposer.org/installer | php -- --install-dir=/usr/local/bin --filename=composer
COPY --from=bitnami/git:latest /opt/bitnami/git /opt/git
COPY --from=fpm /opt/bitnami/php /opt/php
COPY . /app
RUN cd /app && composer install --no-dev
