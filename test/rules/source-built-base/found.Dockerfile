FROM httpd:2.4 AS debian
#~   ^^^^^^^^^ source-built-base
FROM postgres:17-alpine AS variant
#~   ^^^^^^^^^^^^^^^^^^ source-built-base
FROM php:8.4-apache AS with-packages
#~   ^^^^^^^^^^^^^^ source-built-base
