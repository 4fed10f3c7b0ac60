FROM debian:bookworm-20241111
RUN gh release download -R example/tool -p 'tool-*.tar.gz' -D /tmp
#~                         ^^^^^^^^^^^^ unpinned-source
RUN git init /src && cd /src && git submodule add https://github.com/example/part.git
#~                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unpinned-source
RUN gh release download v1.2.3 -R example/tool -A tar.gz
