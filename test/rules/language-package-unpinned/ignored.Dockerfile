# Versions in all their forms, files, folders, lists, lock files, constraints, values that are not known, and what is no install.
FROM python:3.12.7-bookworm
ARG VERSION
RUN pip install flask==3.0.3 "django>=5,<6" 'uvicorn~=0.30' "x @ https://example.com/x.whl" "torch==$VERSION" $PACKAGES
RUN pip install -r requirements.txt -e . && pip install . ./src /tmp/a.whl b-1.0.tar.gz git+https://github.com/x/y@v1 "${PACKAGE}"
RUN pip install -c constraints.txt flask && pip install --require-hashes -r requirements.txt && pip install --no-index --find-links /wheels flask
RUN pip install --target /opt --python-version 3.12 --only-binary :all: flask==3.0.3
RUN pip download flask && pip list && python3 -m venv /venv && python3 setup.py install
RUN npm install && npm ci && npm install express && npm install -g . ./tool pnpm@9.12.3 @vue/cli@5 tool.tgz https://example.com/a.tgz user/repo
RUN npm install -g "yarn@$VERSION" && yarn add serve && npm config set -g registry https://npm.example.com
RUN npm install --unsafe-perm true -g pnpm@9
RUN gem install rake -v 13.2.1 && gem install bundler:2.5.0 ./local.gem && gem install --file Gemfile && gem update --system
RUN go install ./... && go install github.com/a/b@v1.2.3 && go install github.com/a/b && go get github.com/a/b && go install tool@latest
RUN cargo install --path . && cargo install ripgrep@14.1.1 && cargo install --version 14.1.1 ripgrep && cargo build
RUN composer global require "laravel/installer:^5" && composer global require laravel/installer 5.8.0 && composer require a/b && composer install
RUN pecl install redis-6.1.0 channel://pecl.php.net/yaml-2.2.3 /tmp/package.xml && pecl update-channels
CMD pip install flask
# hadolint ignore=DL3013
RUN pip install flask
