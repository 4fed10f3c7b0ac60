FROM docker:27.3.1-dind
#~   ^^^^^^^^^^^^^^^^^^ docker-in-docker
