FROM python:3.13-slim
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
RUN ["/usr/bin/env", "sh", "-c", "echo \"$HOME\" \u0041"]
RUN [ -f /etc/os-release ] && . /etc/os-release
CMD ["gunicorn", \
     "--bind", "0.0.0.0:8000"]
CMD exec gunicorn "$APP" --bind 0.0.0.0:8000
ENTRYPOINT ["/entry.sh"]
ENTRYPOINT exec /entry.sh $0
HEALTHCHECK --interval=30s --timeout=3s \
    # give it time
    --start-period=10s \
    CMD curl -f http://localhost/ || exit 1
HEALTHCHECK --retries=3 CMD ["/probe", "-q"]
HEALTHCHECK NONE
ONBUILD COPY . /src
ONBUILD CMD echo "later"
VOLUME ["/data", "/logs"]
COPY ["a file", "/b/"]
MAINTAINER "Jane" <jane@example.org>
