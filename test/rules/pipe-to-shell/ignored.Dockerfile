# Keys, data given to a program of its own, checked scripts, scripts that are only looked at.
FROM debian:12.8
RUN wget -qO- https://example.com/key.asc | gpg --dearmor | sh -c 'cat > /etc/apt/keyrings/example.gpg'
RUN curl -fsSL https://example.com/list.json | python3 -c 'import json, sys; print(json.load(sys.stdin)["v"])'
RUN curl -fsSL https://example.com/list.txt | perl -ne 'print if /x/'
RUN wget -O setup.sh https://get.example.com/setup.sh && echo "24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d  setup.sh" | sha256sum -c - && sh setup.sh
RUN wget -O /usr/local/bin/dind https://example.com/dind && sh -n /usr/local/bin/dind
RUN echo "curl https://get.example.com/install.sh | sh"
HEALTHCHECK CMD curl -f http://localhost:8080/ | sh
