FROM fedora:40
LABEL RUN="docker run -d --privileged -v /var/run/docker.sock:/var/run/docker.sock -v /opt/data:/data IMAGE" \
#~                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ docker-socket-mount
      INSTALL='/usr/bin/docker run --rm -v /:/host -e NAME=NAME IMAGE /install.sh'
#~                                         ^^^^^^^ docker-socket-mount
LABEL description="docker run -it x, or give it -v /var/run/docker.sock:/var/run/docker.sock"
LABEL usage="docker run -v /var/run/docker.sock:/var/run/docker.sock x"
