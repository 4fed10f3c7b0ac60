FROM debian:12.8
# plimsoll ignore=cgroup-v1-path our hosts have v1
CMD LIMIT=$(cat /sys/fs/cgroup/memory/memory.limit_in_bytes) exec server
