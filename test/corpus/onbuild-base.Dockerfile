FROM ruby:3.3.6-slim-bookworm
ONBUILD RUN apt-get update && apt-get install -y build-essential libpq-dev
ONBUILD COPY Gemfile Gemfile.lock ./
ONBUILD RUN bundle config set path vendor && bundle install
ONBUILD COPY --from=node:latest /usr/local/bin/node /usr/local/bin/node
ONBUILD ADD https://example.com/ca.crt /usr/local/share/ca-certificates/
