# A version that nobody gives leaves the rest of the URL as it is.
FROM debian:bookworm-20241111
ARG TOOL_VERSION
ENV SOURCE=https://example.org/tool/tool-${TOOL_VERSION}.tar.xz
RUN curl -fsSL -o tool-${TOOL_VERSION}.tar.xz ${SOURCE}
#~                                            ^^^^^^^^^ build-from-source
RUN tar -xJf tool-${TOOL_VERSION}.tar.xz && mv tool-${TOOL_VERSION} /tool
RUN cd /tool && make && make install
