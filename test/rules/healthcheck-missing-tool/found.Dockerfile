FROM node:22.11.0-alpine3.20 AS api
HEALTHCHECK --interval=30s --start-period=5s CMD curl -fsS http://localhost:3000/health || exit 1
#~                                               ^^^^ healthcheck-missing-tool

FROM nginx:1.27.2 AS site
HEALTHCHECK CMD ["wget", "-q", "--spider", "http://localhost/"]
#~                ^^^^ healthcheck-missing-tool

FROM python:3.13.0-slim-bookworm AS app
RUN apt-get update && apt-get install -y --no-install-recommends \
      libpq5 \
      tzdata \
    && rm -rf /var/lib/apt/lists/*
RUN python -m venv /venv && . /venv/bin/activate && pip install -r requirements.txt
HEALTHCHECK CMD curl --fail http://localhost:8501/_stcore/health
#~              ^^^^ healthcheck-missing-tool
