FROM python:3.12.7-bookworm
RUN pip install --no-cache-dir flask 'uvicorn[standard]' gunicorn==23.0.0
#~                             ^^^^^ language-package-unpinned
RUN python3 -m pip install -U pip
#~                            ^^^ language-package-unpinned
RUN pip3 install -i https://pypi.example.com/simple a b c d e f
#~                                                  ^ language-package-unpinned
RUN pip install -r requirements.txt extra
#~                                  ^^^^^ language-package-unpinned
RUN /opt/venv/bin/pip install wheel && uv pip install --system ruff && uv tool install black && pipx install poetry
#~                            ^^^^^ language-package-unpinned
#~                                                             ^^^^ language-package-unpinned
#~                                                                                     ^^^^^ language-package-unpinned
#~                                                                                                           ^^^^^^ language-package-unpinned
RUN npm install -g pnpm @vue/cli@latest typescript@5.6.3 eslint@next
#~                 ^^^^ language-package-unpinned
RUN npm i --global npm && yarn global add serve && pnpm add -g turbo && bun add -g elysia
#~                 ^^^ language-package-unpinned
#~                                        ^^^^^ language-package-unpinned
#~                                                             ^^^^^ language-package-unpinned
#~                                                                                 ^^^^^^ language-package-unpinned
RUN gem install --no-document rake bundler:2.5.0
#~                            ^^^^ language-package-unpinned
RUN go install golang.org/x/tools/cmd/goimports@latest && go run github.com/air-verse/air@master --version
#~             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ language-package-unpinned
#~                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ language-package-unpinned
RUN cargo install --locked cargo-chef && cargo +nightly install -j 4 ripgrep
#~                         ^^^^^^^^^^ language-package-unpinned
#~                                                                   ^^^^^^^ language-package-unpinned
RUN composer global require laravel/installer && composer global require symfony/flex "^2.0" hirak/prestissimo
#~                          ^^^^^^^^^^^^^^^^^ language-package-unpinned
#~                                                                                           ^^^^^^^^^^^^^^^^^ language-package-unpinned
RUN pecl install redis xdebug-3.3.2 uv-beta
#~               ^^^^^ language-package-unpinned
RUN su app -c "npm install -g nodemon"
#~                            ^^^^^^^ language-package-unpinned
