FROM debian:12.8
RUN apt-get update \
    && curl -fsSL https://get.example.com/setup.sh \
#~                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ pipe-to-shell
      | sh
