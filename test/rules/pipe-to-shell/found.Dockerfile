FROM debian:12.8
RUN curl -fsSL https://get.example.com/install.sh | sh
#~             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ pipe-to-shell
RUN wget -qO- http://get.example.com/install.sh | sudo bash -s -- --yes
#~            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ pipe-to-shell
RUN bash -c "$(curl -fsSL https://get.example.com/install.sh)"
#~                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ pipe-to-shell
RUN bash <(curl -fsSL https://get.example.com/install.sh)
#~                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ pipe-to-shell
RUN curl -sS https://get.example.com/installer | php -- --filename=tool
#~           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ pipe-to-shell
RUN wget https://get.example.com/setup.sh && chmod +x setup.sh && ./setup.sh
#~       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ pipe-to-shell
RUN <<EOS
curl https://get.example.com/a.sh -o /tmp/a.sh
#~   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ pipe-to-shell
sh /tmp/a.sh
EOS
