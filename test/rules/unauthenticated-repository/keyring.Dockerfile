FROM debian:12.8 AS one
RUN curl -fsSL https://www.example.com/media/key.asc | sudo apt-key add - \
#~                                                     ^^^^^^^^^^^^^^^^^^ unauthenticated-repository
    && echo "deb [arch=amd64] https://apt.example.com/debian bookworm main" > /etc/apt/sources.list.d/example.list \
    && echo "deb-src https://apt.example.com/debian bookworm main" >> /etc/apt/sources.list.d/example.list
# Two keys: whose is the line?
FROM debian:12.8 AS two
RUN curl -fsSL https://example.com/a.asc | apt-key add - && curl -fsSL https://example.com/b.asc | apt-key add - \
#~                                         ^^^^^^^^^^^^^ unauthenticated-repository
#~                                                                                                 ^^^^^^^^^^^^^ unauthenticated-repository
    && echo "deb https://apt.example.com/debian bookworm main" > /etc/apt/sources.list.d/example.list
# A line that is put together, and one of another site.
FROM debian:12.8 AS three
ARG SITE=https://apt.example.com
RUN curl -fsSL https://example.com/a.asc | apt-key add - && echo "deb $SITE/debian bookworm main" > /etc/apt/sources.list.d/example.list
#~                                         ^^^^^^^^^^^^^ unauthenticated-repository
FROM debian:12.8 AS four
RUN curl -fsSL https://a.github.io/a.asc | apt-key add - && echo "deb https://b.github.io/debian bookworm main" > /etc/apt/sources.list.d/b.list
#~                                         ^^^^^^^^^^^^^ unauthenticated-repository
# There is no apt-key in these.
FROM debian:trixie-20250811 AS five
RUN curl -fsSL https://example.org/key.asc | apt-key add -
#~                                           ^^^^^^^^^^^^^ unauthenticated-repository
FROM ubuntu:25.04 AS six
RUN apt-key add /tmp/key.asc
#~  ^^^^^^^^^^^^^^^^^^^^^^^^ unauthenticated-repository
# Something stands between the two that may have made something else of the key.
FROM debian:12.8 AS seven
RUN curl -fsSL https://example.com/a.asc | gpg --dearmor | apt-key add - && echo "deb https://apt.example.com a b" > /etc/apt/sources.list
#~                                                         ^^^^^^^^^^^^^ unauthenticated-repository
