FROM python:3.13
RUN <<EOF
#!/usr/bin/env python3
from os import environ
print("""left open
EOF
RUN python3 <<PY
import json
PY
RUN python3 - <<EOF > /data.json
print("x")
EOF
RUN <<EOF
#!/usr/bin/node
const a = "b"
EOF
RUN <<EOF
#!/usr/bin/perl -w
use strict; print "x"
EOF
RUN <<EOF
#!/usr/bin/env ruby
puts "x"
EOF
RUN <<EOF
#!/bin/bash -e
echo "$HOME"
EOF
RUN tee /etc/app.yaml <<'EOF'
port: 80
EOF
COPY <<settings.json /etc/app/
{"port": 80, "FROM": "x"}
settings.json
COPY --chmod=755 <<"EOF" /usr/local/bin/entry.sh
exec "$@"
EOF
COPY --chown=1000:1000 \
     --chmod=600 \
     <<-NGINX /etc/nginx/nginx.conf
	listen = 80
	NGINX
COPY <<a.yaml <<robots.txt /srv/
name: "a"
a.yaml
User-agent: $AGENT
robots.txt
ADD <<PYTHON /x
import sys
PYTHON
FROM scratch
