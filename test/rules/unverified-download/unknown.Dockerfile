# Where it comes from is said elsewhere; that nothing checks it is seen here.
FROM debian:12.8
ARG TOOL_URL
ARG DEB_URLS
ARG PAGE
RUN curl -fsSL "$TOOL_URL" -o /tmp/tool.tar.gz && tar xzf /tmp/tool.tar.gz -C /opt
#~             ^^^^^^^^^^^ unverified-download
RUN curl -fsSL ${TOOL_URL} | tar xz -C /opt
#~             ^^^^^^^^^^^ unverified-download
RUN for url in ${DEB_URLS}; do wget -O package.deb $url && dpkg -i package.deb; done
#~                                                 ^^^^ unverified-download
RUN url=$(cat /where) && wget -O tool.tgz "$url" && echo "24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d  tool.tgz" | sha256sum -c -
RUN curl -fsSL "$TOOL_URL" -o /etc/tool.txt && curl -fsSL $PAGE | grep -q "$TOOL_URL"
RUN curl --url-query "a=$TOOL_URL" -e "$TOOL_URL" https://example.com/page | tee /tmp/page
