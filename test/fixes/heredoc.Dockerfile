# syntax=docker/dockerfile:1
FROM debian:bookworm
RUN <<SCRIPT
set -e
# the archive
wget -q https://curl.se/download/curl-7.88.0.tar.gz
tar xzf curl-7.88.0.tar.gz
cd curl-7.88.0
# without a test suite
./configure --with-openssl
make install
SCRIPT
RUN <<SCRIPT
set -eu
curl -fsSLo /usr/local/bin/tool https://example.com/download/v1.4.2/tool
chmod +x /usr/local/bin/tool
SCRIPT
