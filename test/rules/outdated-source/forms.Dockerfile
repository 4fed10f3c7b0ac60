#~ config {"lookUps":[{"question":{"ask":"git-tags","of":{"url":"https://github.com/example/tool"}},"answer":{"tags":[{"name":"v1.2.0","commit":"0000000000000000000000000000000000047992"},{"name":"v1.2.3","commit":"0000000000000000000000000000000000048dd2"},{"name":"v1.4.0","commit":"0000000000000000000000000000000000048162"},{"name":"v1.5.0-rc1","commit":"000000000000000000000000000000000012f698"},{"name":"v2.0.0","commit":"00000000000000000000000000000000000473c2"}]}},{"question":{"ask":"git-tags","of":{"url":"https://gitlab.com/group/sub/thing"}},"answer":{"tags":[{"name":"1.0","commit":"0000000000000000000000000000000000012657"},{"name":"1.1","commit":"0000000000000000000000000000000000012930"}]}},{"question":{"ask":"git-tags","of":{"url":"https://codeberg.org/example/other"}},"answer":{"tags":[{"name":"release-0.3.1","commit":"000000000000000000000000000000000020cae4"},{"name":"release-0.3.9","commit":"000000000000000000000000000000000021a13c"},{"name":"release-0.4.0","commit":"000000000000000000000000000000000020c34a"}]}},{"question":{"ask":"git-tags","of":{"url":"https://git.example.com/pub/lib.git"}},"answer":{"tags":[{"name":"v1_0_1","commit":"00000000000000000000000000000000000602ce"},{"name":"v1_0_2","commit":"000000000000000000000000000000000006098e"}]}},{"question":{"ask":"git-tags","of":{"url":"https://bitbucket.org/example/bucket"}},"answer":{"tags":[{"name":"1.2.3","commit":"000000000000000000000000000000000002e8e2"},{"name":"1.2.4","commit":"000000000000000000000000000000000002ee15"}]}},{"question":{"ask":"git-tags","of":{"url":"https://git.example.com/team/app"}},"answer":{"tags":[{"name":"v3.0.0","commit":"00000000000000000000000000000000000475c2"},{"name":"v3.1.0","commit":"00000000000000000000000000000000000479aa"}]}},{"question":{"ask":"git-tags","of":{"url":"https://github.com/example/mono"}},"answer":{"tags":[{"name":"cli/v1.0.0","commit":"00000000000000000000000000000000000fdb38"},{"name":"cli/v1.1.0","commit":"00000000000000000000000000000000000fe5f0"},{"name":"sdk/v1.9.0","commit":"00000000000000000000000000000000001046d2"}]}}]}
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
