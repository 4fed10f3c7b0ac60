# What people call it, not what the archive or the repository is called.
FROM debian:bookworm
RUN git clone --branch REL_16_2 https://github.com/postgres/postgres.git && cd postgres && ./configure && make install
#~                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ build-from-source
RUN curl -fsSL https://codeload.github.com/example/tool/tar.gz/v1.2.3 | tar xz --strip-components=1 -C /src && cd /src && make
#~             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ build-from-source
RUN curl -fsSL https://example.com/get/thing-1.2.tar.gz/from/this/mirror | tar xz && cd thing-1.2 && make
#~             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ build-from-source
RUN svn checkout https://svn.example.org/other/trunk other && cd other && make
#~               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ build-from-source
