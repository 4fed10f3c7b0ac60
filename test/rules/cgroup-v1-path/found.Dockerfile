FROM debian:12.8
CMD export LIMIT=$(cat /sys/fs/cgroup/memory/memory.limit_in_bytes) && exec server
#~                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cgroup-v1-path
HEALTHCHECK CMD test `cat /sys/fs/cgroup/memory/memory.usage_in_bytes` -lt 100000000
#~                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cgroup-v1-path
ENTRYPOINT ["sh", "-c", "exec server --threads $(cat /sys/fs/cgroup/pids/pids.max)"]
#~                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cgroup-v1-path
