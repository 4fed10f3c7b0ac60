FROM debian:12.8 AS variables
ARG TOOL_VERSION=1.2.3
ENV TOOL_TAG="v${TOOL_VERSION}"
RUN curl -fsSLO "https://github.com/example/tool/releases/download/$TOOL_TAG/tool-${TOOL_VERSION}.tar.gz" && tar xf "tool-${TOOL_VERSION}.tar.gz"
#~              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ outdated-source

FROM debian:12.8 AS parts
ARG MAJOR=1
ARG MINOR=2
ARG PATCH=3
RUN wget https://github.com/example/tool/archive/v${MAJOR}.${MINOR}.${PATCH}.zip
#~       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ outdated-source

FROM debian:12.8 AS script
# tool 1.2.3 stays as it is in a comment
RUN V=1.2.3 && curl -fsSL https://github.com/example/tool/archive/v$V.tar.gz | tar xz && mv tool-$V /opt/tool
#~                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ outdated-source

FROM debian:12.8 AS literal
RUN wget https://github.com/example/alone/archive/alone-0.9.1.tar.gz && tar xf alone-0.9.1.tar.gz && cd alone-0.9.1 && make
#~       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ outdated-source
RUN make -C /alone-0.9.1 install && make -C /other-0.9.1

FROM debian:12.8 AS summed
ADD --checksum=sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef https://github.com/example/both/releases/download/v5.0.0/both /
#~                                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ outdated-source

FROM debian:12.8 AS checked
ARG SUM=fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210
RUN wget https://github.com/example/both/releases/download/v5.0.0/both.tgz && echo "$SUM  both.tgz" | sha512sum -c -
#~       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ outdated-source

FROM debian:12.8 AS shared
# A plugin that has the release, too, goes along; a site of which nothing is known does not
ARG COMMON=1.2.3
RUN wget https://github.com/example/plugin/archive/v$COMMON.tar.gz
#~       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ outdated-source
RUN wget https://github.com/example/tool/archive/v$COMMON.tar.gz
#~       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ outdated-source
ARG SITE=1.2.3
RUN wget https://github.com/example/tool/archive/v$SITE.tar.gz
#~       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ outdated-source
RUN wget https://example.com/tool-doc-$SITE.tar.gz

FROM debian:12.8 AS impossible
# The build stands in the name of the file in other words; a version of whom; a sum for each processor; a part of the version
RUN wget https://github.com/example/jdk/releases/download/jdk-17.0.2%2B8/JDK17_17.0.2_8.tar.gz
#~       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ outdated-source
RUN wget https://github.com/example/lonely/archive/v1.2.3.zip && pip install stranger==1.2.3
#~       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ outdated-source
RUN wget https://github.com/example/lonely/releases/download/v1.2.3/lonely_1.2_amd64.deb
#~       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ outdated-source
RUN case "$(uname -m)" in x86_64) A=amd64; S=a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1;; *) A=arm64; S=b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2;; esac; \
    wget -O f "https://github.com/example/both/releases/download/v5.0.0/both-$A" && echo "$S  f" | sha256sum -c -
#~            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ outdated-source
