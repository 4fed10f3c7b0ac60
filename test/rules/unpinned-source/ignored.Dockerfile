# Tags, commits, what is checked out afterwards, and what a variable decides that is not known here.
FROM debian:12.8
ARG REF
RUN git clone --branch v1.4.2 https://github.com/example/tool.git /a
RUN git clone https://github.com/example/tool.git /b && cd /b && git checkout 4f07059567fa61c80397126e8063dbbde011b794
RUN git clone https://github.com/example/tool.git /c && git -C /c checkout v2.0
RUN git clone --branch "$REF" https://github.com/example/tool.git /d
ADD https://github.com/example/tool.git#v1.4.2 /e
ADD https://github.com/example/tool/archive/refs/tags/v1.4.2.tar.gz /f/
