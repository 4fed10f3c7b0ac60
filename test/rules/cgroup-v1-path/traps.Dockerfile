FROM debian:12.8
LABEL RUN="docker run -v /sys/fs/cgroup:/sys/fs/cgroup:ro server" DOC=/sys/fs/cgroup/memory/memory.limit_in_bytes
VOLUME ["/sys/fs/cgroup"]
RUN mkdir -p /sys/fs/cgroup/memory /sys/fs/cgroup/memory/system.slice
RUN ls /srv/sys/fs/cgroup.d/memory/memory.limit_in_bytes
CMD LIMIT=$(cat /sys/fs/cgroup/memory.max || cat /sys/fs/cgroup/memory/memory.limit_in_bytes) exec server
COPY <<'EOF' /start.sh
if [ -e /sys/fs/cgroup/cgroup.controllers ]; then
  read -r QUOTA PERIOD < /sys/fs/cgroup/cpu.max
else
  QUOTA=$(cat /sys/fs/cgroup/cpu/cpu.cfs_quota_us)
fi
EOF
COPY <<'EOF' /comment.sh
  # the limit was in /sys/fs/cgroup/memory/memory.limit_in_bytes once
exec server
EOF
RUN true \
    # /sys/fs/cgroup/memory/memory.limit_in_bytes
    && cat /sys/fs/cgroup/cpu.stat
