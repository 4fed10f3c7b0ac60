# What feeds a program of its own, is checked, is at a commit, is only looked at, is saved and not piped, is never run while
# building, or runs in a shell that is not read.
FROM debian:12.8
RUN wget -qO - https://example.com/key | apt-key add - && curl -s https://example.com/a.tgz | tar xz
RUN curl -fsSL https://example.com/list.json | node -e 'console.log(1)' && curl -s https://example.com/x | php -r 'echo 1;'
RUN curl -fsSL https://example.com/list | bash -c 'while read line; do echo "$line"; done'
RUN curl -fsSL https://example.com/list | sh /opt/read-list.sh
RUN curl -fsSL https://example.com/list | xargs -n1 sh -c 'echo "$0"'
RUN VERSION="$(curl -fsSL https://example.com/latest.txt)" && echo "$VERSION"
RUN bash -c "echo $(curl -fsSL https://example.com/latest.txt | wc -l)" || true
RUN curl -fsSLo /tmp/setup.sh https://get.example.com/setup.sh \
    && echo "24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d  /tmp/setup.sh" | sha256sum --check --strict - \
    && sh /tmp/setup.sh
RUN curl -fsSL https://raw.githubusercontent.com/example/tool/4f07059567fa61c80397126e8063dbbde011b794/install.sh | sh
RUN curl -fsSL https://get.example.com/setup.sh -o /usr/local/bin/setup.sh && chmod +x /usr/local/bin/setup.sh
RUN curl -fsSL https://example.com/tool.phar -o /tool.phar && php /tool.phar --version
RUN curl -fsSL https://example.com/wp.phar -o /usr/local/bin/wp | bash && chmod +x /usr/local/bin/wp
RUN wget https://example.com/list | sh
COPY install.sh /tmp/
RUN sh /tmp/install.sh
# RUN curl https://get.example.com | sh
RUN curl -fsSL https://example.com/dind > /docker-entrypoint.sh && chmod 755 /docker-entrypoint.sh
ENTRYPOINT ["/docker-entrypoint.sh"]
CMD curl -fsSL https://get.example.com/setup.sh | sh
HEALTHCHECK CMD curl -f http://localhost:8080/health || exit 1
SHELL ["powershell", "-Command"]
RUN iwr https://get.example.com/setup.ps1 | iex
