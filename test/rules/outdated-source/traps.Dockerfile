#~ config {"lookUps":[{"question":{"ask":"git-tags","of":{"url":"https://github.com/example/tool"}},"answer":{"tags":[{"name":"v1.2.0","commit":"0000000000000000000000000000000000047992"},{"name":"v1.2.3","commit":"0000000000000000000000000000000000048dd2"},{"name":"v1.4.0","commit":"0000000000000000000000000000000000048162"},{"name":"v1.5.0-rc1","commit":"000000000000000000000000000000000012f698"},{"name":"v2.0.0","commit":"00000000000000000000000000000000000473c2"},{"name":"v1.3.0+build","commit":"0000000000000000000000000000000000279e38"},{"name":"nightly","commit":"00000000000000000000000000000000000d637a"},{"name":"v1.2","commit":"0000000000000000000000000000000000024668"},{"name":"v1.4.1-alpine","commit":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}]}},{"question":{"ask":"git-tags","of":{"url":"https://github.com/example/moved"}},"answer":{"tags":[{"name":"v1.2","commit":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"},{"name":"v1.2.7","commit":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"},{"name":"v1.3.0","commit":"cccccccccccccccccccccccccccccccccccccccc"}]}},{"question":{"ask":"git-tags","of":{"url":"https://github.com/example/dates"}},"answer":{"tags":[{"name":"v1.2.3","commit":"0000000000000000000000000000000000048dd2"},{"name":"v1.20190101.0","commit":"00000000000000000000000000000000001ac6c5"},{"name":"v1.2.2019","commit":"00000000000000000000000000000000000b1fb1"}]}},{"question":{"ask":"git-tags","of":{"url":"https://github.com/example/zero"}},"answer":{"tags":[{"name":"v0.1.0","commit":"00000000000000000000000000000000000473aa"},{"name":"v0.2.0","commit":"0000000000000000000000000000000000047792"},{"name":"v0.3.0","commit":"0000000000000000000000000000000000047b7a"}]}},{"question":{"ask":"git-tags","of":{"url":"https://github.com/example/beta"}},"answer":{"tags":[{"name":"v1.0.0","commit":"00000000000000000000000000000000000471c2"},{"name":"v1.0.1-beta2","commit":"000000000000000000000000000000000022414f"},{"name":"1.0.9","commit":"0000000000000000000000000000000000030262"},{"name":"release-1.0.8","commit":"0000000000000000000000000000000000215a0d"},{"name":"v1.0.1b","commit":"000000000000000000000000000000000007c18c"}]}},{"question":{"ask":"git-tags","of":{"url":"https://github.com/example/gone"}},"answer":"not-found"},{"question":{"ask":"git-tags","of":{"url":"https://github.com/example/same"}},"answer":{"tags":[{"name":"v1.0.0","commit":"dddddddddddddddddddddddddddddddddddddddd"},{"name":"v1.0.1","commit":"dddddddddddddddddddddddddddddddddddddddd"}]}}]}
FROM debian:12.8
# The newest of its line
RUN wget https://github.com/example/tool/archive/v1.4.0.tar.gz
# A tag that goes with the releases, a later line, days for numbers
RUN wget https://github.com/example/moved/archive/v1.2.tar.gz
RUN wget https://github.com/example/zero/archive/v0.1.0.tar.gz
RUN wget https://github.com/example/dates/archive/v1.2.3.tar.gz
# Nothing newer that is released and called alike, and one commit with two names
RUN wget https://github.com/example/beta/archive/v1.0.0.tar.gz
RUN wget https://github.com/example/same/archive/v1.0.0.tar.gz
# No tag of the repository, no repository, nobody who has been asked
RUN wget https://github.com/example/tool/archive/v1.2.9.tar.gz
RUN wget https://github.com/example/tool/raw/main/install.sh
RUN wget https://github.com/example/gone/archive/v1.0.0.tar.gz
RUN wget https://github.com/example/unknown/archive/v1.0.0.tar.gz
# Branches, commits, a login, a place that is no forge
RUN wget https://github.com/example/tool/archive/refs/heads/v1.2.3.tar.gz
RUN git clone https://github.com/example/tool && cd tool && git checkout 1234567890123456789012345678901234567890
RUN git clone -b v1.2.3 https://user:secret@github.com/example/tool
RUN wget https://mirror.example.com/github.com/example/tool/archive/v1.2.3.tar.gz
ARG VERSION
RUN wget https://github.com/example/tool/archive/v${VERSION}.tar.gz
