# Pinned in other ways, pinned later, not known here, or nothing that is fetched.
FROM debian:12.8
ARG REF
ARG VERSION=v1.4.2
RUN git clone --depth 1 --branch=${VERSION} https://github.com/example/tool.git /a
RUN git clone https://github.com/example/tool.git /b
WORKDIR /b
RUN git reset --hard 4f07059
RUN git clone https://github.com/example/other.git /src/other
RUN cd /src/other && git fetch origin && git checkout -q v3
RUN git clone https://github.com/example/third.git /src/third && git -C /src/third checkout "$REF"
ENV ROOT=/install
ENV TOOL_ROOT=$ROOT/fourth
WORKDIR $ROOT
RUN git clone https://github.com/example/fourth
WORKDIR $TOOL_ROOT
RUN git checkout v1.6.7 -b v1.6.7
WORKDIR /src
RUN git clone https://github.com/example/fifth.git
WORKDIR fifth
RUN git pull && git checkout "$REF"
RUN git clone --revision=4f07059567fa61c80397126e8063dbbde011b794 https://github.com/example/tool.git /d
RUN git clone /local/mirror /e && git config --global user.name clone
RUN echo git clone https://github.com/example/tool.git
ADD https://github.com/example/tool.git#4f07059567fa61c80397126e8063dbbde011b794:docs /f
ADD https://github.com/example/tool.git?tag=release&keep-git-dir=1 /g
ADD https://github.com/example/tool.git?commit=4f07059567fa61c80397126e8063dbbde011b794 /h
ADD https://github.com/example/tool.git#$REF /i
RUN curl -fsSL https://github.com/example/tool/archive/4f07059567fa61c80397126e8063dbbde011b794.tar.gz | tar xz
RUN curl -fsSLO https://github.com/example/tool/archive/refs/tags/v1.4.2.tar.gz
RUN curl -fsSLO https://github.com/example/main/releases/download/v1/main.tgz
CMD git clone https://github.com/example/tool.git
