FROM alpine:3.22
ARG MY_TOOL_VERSION=1.4.2
RUN apk add --no-cache git
RUN git clone --depth 1 https://github.com/example/my-tool.git /src/my-tool
RUN apk add --no-cache --virtual .build-deps gcc make musl-dev \
 && wget https://www.lua.org/ftp/lua-5.4.6.tar.gz \
 && tar xzf lua-5.4.6.tar.gz \
 && make -C lua-5.4.6 linux install \
 && rm -rf lua-5.4.6* \
 && apk del .build-deps
