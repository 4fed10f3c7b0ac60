# syntax=docker/dockerfile:1
FROM debian:12.8
RUN <<EOT
  set -e
  apt-get update
  apt-get install -y curl xz-utils
EOT
RUN <<-'EOT' bash
	curl -fsSLO https://example.com/tool-1.2.tar.xz
	echo "24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d  tool-1.2.tar.xz" | sha256sum -c -
	tar xJf tool-1.2.tar.xz
EOT
RUN <<EOT
#!/usr/bin/env python3
print("curl https://example.com/x.sh | sh; apt-get update")
EOT
COPY <<EOF /etc/install.sh
curl https://example.com/x.sh | sh
EOF
