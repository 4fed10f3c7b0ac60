FROM debian:12.8
ARG BRANCH=main
ENV REPOSITORY=https://github.com/example/tool.git
RUN git clone "$REPOSITORY" /a
#~            ^^^^^^^^^^^^^ unpinned-source
RUN git clone --depth=1 --branch "$BRANCH" https://github.com/example/tool /b
#~                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unpinned-source
RUN git clone --recursive git@github.com:example/tool.git && cd tool && make
#~                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unpinned-source
RUN set -e; \
    # continued, with a comment inside
    git -c advice.detachedHead=false clone \
      https://gitlab.com/example/tool.git; \
#~    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unpinned-source
    cd tool
RUN git clone https://github.com/example/tool /c && cd /c && git checkout develop
#~            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unpinned-source
ADD https://github.com/example/tool.git /d
#~  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unpinned-source
ADD https://github.com/example/tool.git?branch=stable /e
#~  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unpinned-source
ADD https://github.com/example/tool.git?ref=main&keep-git-dir=1 /f
#~  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unpinned-source
RUN curl -fsSL https://github.com/example/tool/archive/master.zip -o tool.zip
#~             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unpinned-source
RUN wget -O- https://codeload.github.com/example/tool/tar.gz/main | tar xz
#~           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unpinned-source
RUN wget https://gitlab.com/example/tool/-/archive/main/tool-main.tar.gz
#~       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unpinned-source
RUN if true; then git clone https://github.com/example/tool /g; fi
#~                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unpinned-source
ONBUILD RUN git clone https://github.com/example/tool /h
#~                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unpinned-source
