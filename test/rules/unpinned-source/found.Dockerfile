FROM debian:12.8
RUN git clone https://github.com/example/tool.git
#~            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unpinned-source
RUN git clone -b main --depth 1 https://github.com/example/tool.git /a
#~                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unpinned-source
ADD https://github.com/example/tool/archive/refs/heads/develop.tar.gz /b/
#~  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unpinned-source
ADD https://github.com/example/tool.git#main /c
#~  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unpinned-source
RUN curl -fsSL https://github.com/example/tool/releases/latest/download/tool.tar.gz | tar xz
#~             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unpinned-source
