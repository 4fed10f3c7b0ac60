FROM debian:12.8
COPY <<'EOF' /start.sh
#!/bin/sh
# /sys/fs/cgroup/memory/memory.limit_in_bytes holds the limit
if [ -f /sys/fs/cgroup/memory/memory.limit_in_bytes ]; then
#~      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cgroup-v1-path
  LIMIT=$(cat /sys/fs/cgroup/memory/memory.limit_in_bytes)
fi
QUOTA=$(cat /sys/fs/cgroup/cpu/cpu.cfs_quota_us)
#~          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cgroup-v1-path
EOF
RUN cat <<EOF > /shares.sh
awk '{ print int($1 / 1024) }' /sys/fs/cgroup/cpu,cpuacct/cpu.shares
#~                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cgroup-v1-path
EOF
RUN echo 'echo $(cat /sys/fs/cgroup/memory/memory.limit_in_bytes)' \
#~                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cgroup-v1-path
      > /limit.sh
RUN head -c 8 /sys/fs/cgroup/cpuset/cpuset.cpus
#~            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cgroup-v1-path
ONBUILD CMD expr $(cat /sys/fs/cgroup/memory/memory.limit_in_bytes) / 2
#~                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cgroup-v1-path
CMD n=$(cat /sys/fs/cgroup/memory/memory.limit_in_bytes | wc -c) exec server
#~          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cgroup-v1-path
