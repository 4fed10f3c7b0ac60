FROM debian:12.8
ENV URL=https://get.example.com/setup.sh
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
RUN curl -fsSL $URL | bash
#~             ^^^^ pipe-to-shell
RUN set -eux; \
    # the installer
    wget -O - https://get.example.com/setup.sh \
#~            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ pipe-to-shell
      | tee /tmp/log | sh -s -- -b /usr/local/bin
RUN curl -sL https://deb.example.com/setup_22.x | sudo -E bash -
#~           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ pipe-to-shell
RUN eval "$(curl -fsSL https://get.example.com/env)"
#~                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^ pipe-to-shell
RUN sh -c "curl -fsSL https://get.example.com/setup.sh | sh"
#~                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ pipe-to-shell
RUN source <(curl -s https://get.example.com/env.sh)
#~                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ pipe-to-shell
RUN curl -sSL https://install.example.com/ | python3 -
#~            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ pipe-to-shell
RUN wget -q https://bootstrap.example.com/get-pip.py && python3 get-pip.py
#~          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ pipe-to-shell
RUN curl -fsSL ftp://get.example.com/a.pl | perl
#~             ^^^^^^^^^^^^^^^^^^^^^^^^^^ pipe-to-shell
RUN curl -o /tmp/setup http://get.example.com/setup && bash -x /tmp/setup
#~                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ pipe-to-shell
RUN curl -o /dev/stdout https://get.example.com/setup.sh | sh
#~                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ pipe-to-shell
RUN if [ ! -e /x ]; then curl https://get.example.com/x.sh | sh; fi
#~                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ pipe-to-shell
ONBUILD RUN wget -qO- https://get.example.com/setup.sh | ash
#~                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ pipe-to-shell
RUN ["/bin/sh", "-c", "curl https://get.example.com/x | sh"]
#~                          ^^^^^^^^^^^^^^^^^^^^^^^^^ pipe-to-shell
