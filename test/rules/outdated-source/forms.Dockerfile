FROM debian:12.8
RUN curl -fsSL https://github.com/example/tool/archive/refs/tags/v1.2.3.tar.gz | tar xz
#~             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ outdated-source
RUN curl -fsSL https://github.com/example/tool/archive/v1.2.3/tool-1.2.3.zip -o tool.zip
#~             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ outdated-source
RUN wget https://github.com/example/tool/releases/download/v1.2.3/tool-linux-1.2.3.tar.gz
#~       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ outdated-source
RUN wget https://github.com/example/tool/tarball/v1.2.3
#~       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ outdated-source
RUN wget https://codeload.github.com/example/tool/tar.gz/refs/tags/v1.2.3
#~       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ outdated-source
RUN wget https://api.github.com/repos/example/tool/tarball/v1.2.3
#~       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ outdated-source
RUN curl -fsSL https://raw.githubusercontent.com/example/tool/v1.2.3/install.sh | sh
#~             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ outdated-source
RUN wget https://gitlab.com/group/sub/thing/-/archive/1.0/thing-1.0.tar.gz
#~       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ outdated-source
RUN wget https://codeberg.org/example/other/archive/release-0.3.1.tar.gz
#~       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ outdated-source
RUN wget https://bitbucket.org/example/bucket/get/1.2.3.tar.gz
#~       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ outdated-source
RUN wget https://git.example.com/team/app/releases/download/v3.0.0/app
#~       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ outdated-source
RUN wget https://github.com/example/mono/releases/download/cli%2Fv1.0.0/cli-linux
#~       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ outdated-source
ADD https://github.com/example/tool.git#v1.2.3 /a
#~  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ outdated-source
ADD https://github.com/example/tool.git?tag=v1.2.3 /b
#~  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ outdated-source
ADD https://github.com/example/tool/releases/download/v1.2.3/tool /c
#~  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ outdated-source
RUN git clone -b v1.2.3 git@github.com:example/tool.git /d
#~                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ outdated-source
RUN git clone https://git.example.com/pub/lib.git && cd lib && git checkout tags/v1_0_1
#~            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ outdated-source
RUN pip install git+https://github.com/example/tool@v1.2.3
#~              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ outdated-source
RUN cargo install --git https://github.com/example/tool --tag v1.2.3 tool
#~                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ outdated-source
RUN gh release download v1.2.3 --repo example/tool --pattern tool.deb
#~                                    ^^^^^^^^^^^^ outdated-source
