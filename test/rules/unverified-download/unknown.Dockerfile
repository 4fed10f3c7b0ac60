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
# Nor does anything show who sends it.
RUN wget --no-check-certificate https://example.com/tool-1.2.tar.gz && curl -ko /tmp/other.zip https://example.com/other.zip
#~                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unverified-download
#~                                                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unverified-download
# An archive of packages has a part called main, which is no branch.
RUN wget -O tool.deb https://example.com/pool/main/t/tool/tool_1.2-3_amd64.deb && dpkg -i tool.deb
#~                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unverified-download
