# The facts never had it, and the registry does.
FROM node:18.12.9-bullseye
# Whether there is such a repository is not known.
FROM ghcr.io/example/hidden:1
# Most likely built before on the same machine.
FROM myapp:dev
# With a digest the tag does not count.
FROM ghcr.io/example/app:9@sha256:1111111111111111111111111111111111111111111111111111111111111111
# The list has it: somebody pushed it in between.
FROM ghcr.io/example/racing:1
