limit() {
  if [ -f /sys/fs/cgroup/memory.max ]; then cat /sys/fs/cgroup/memory.max
  else cat /sys/fs/cgroup/memory/memory.limit_in_bytes
  fi
}
quota() { cat /sys/fs/cgroup/cpu/cpu.cfs_quota_us; }
