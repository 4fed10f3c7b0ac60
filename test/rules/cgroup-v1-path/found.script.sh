#!/bin/sh
# /sys/fs/cgroup/memory/memory.limit_in_bytes holds the limit
if [ -r /sys/fs/cgroup/memory/memory.limit_in_bytes ]; then
#~      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cgroup-v1-path
  limit=$(cat '/sys/fs/cgroup/memory/memory.limit_in_bytes')
#~             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cgroup-v1-path
fi
usage=$(cat /sys/fs/cgroup/memory/memory.usage_in_bytes) # not /sys/fs/cgroup/memory/memory.max_usage_in_bytes
#~          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cgroup-v1-path
exec server
