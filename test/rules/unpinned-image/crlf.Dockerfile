FROM node
#~   ^^^^ unpinned-image
COPY --from=nginx:mainline /etc/nginx /etc/nginx
#~          ^^^^^^^^^^^^^^ unpinned-image
FROM node:22.11.0
