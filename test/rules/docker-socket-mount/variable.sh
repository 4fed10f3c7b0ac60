flags="-v $PWD:/work"
flags="-v /var/run/docker.sock:/var/run/docker.sock ${flags}"
#~        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ docker-socket-mount
docker run -d ${flags} scanner:1.2
