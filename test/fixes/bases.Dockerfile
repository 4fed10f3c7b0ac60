# Images that compile what the distribution ships.
FROM httpd:2.4-bookworm AS web
COPY site/ /var/www/html/

FROM memcached:1.6-bookworm
# no configuration
EXPOSE 11211
