FROM node:22.11.0-slim
# plimsoll ignore=healthcheck-missing-tool curl is mounted
HEALTHCHECK CMD curl -f http://localhost:3000/ || exit 1
