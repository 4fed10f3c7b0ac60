FROM docker:27.3.1-cli
VOLUME /var/run /data
VOLUME ["/var/lib/docker"]
