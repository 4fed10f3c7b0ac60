# Talk of it, volumes by name, other paths, other programs, other stages.
FROM docker:27.3.1-cli AS cli
RUN echo "docker run -v /var/run/docker.sock:/var/run/docker.sock agent"
RUN docker run -v data:/var/run/docker.sock -v /srv/data:/data agent:1.2
RUN docker run -v /var/log:/log --mount type=volume,src=x,dst=/var/run/docker.sock agent:1.2
RUN curl --unix-socket /var/run/docker.sock http://localhost/version
RUN --mount=type=bind,from=cli,source=/var/run,target=/r ls /r
RUN --mount=type=cache,target=/var/run ls
LABEL docker.cmd="docker run -v /var/run/docker.sock:/var/run/docker.sock agent"
ENV DOCKER_HOST=unix:///var/run/docker.sock
