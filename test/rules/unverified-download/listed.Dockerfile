# A list of sums that another instruction writes.
FROM debian:bookworm-20241111
RUN curl -fsSL https://example.org/tool-1.2.tar.gz > tool.tar.gz
RUN echo "${TOOL_SHA256}  tool.tar.gz" > SUMS
RUN sha256sum -c SUMS --status
RUN tar -xzf tool.tar.gz -C /opt

# And one of another file.
FROM debian:bookworm-20241111
RUN curl -fsSL https://example.org/tool-1.2.tar.gz > tool.tar.gz
#~             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unverified-download
RUN echo "${TOOL_SHA256}  other.tar.gz" > SUMS
RUN sha256sum -c SUMS --status
RUN tar -xzf tool.tar.gz -C /opt
