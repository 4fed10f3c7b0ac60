FROM debian:12.8 AS root
RUN apt-get update && apt-get install -y curl
#~  ^^^^^^^^^^^^^^ apt-get-lists-left
FROM debian:12.8 AS build
RUN apt-get update && apt-get install -y gcc
FROM scratch
COPY --from=root / /
COPY --from=build /out /
