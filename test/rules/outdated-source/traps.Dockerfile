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
