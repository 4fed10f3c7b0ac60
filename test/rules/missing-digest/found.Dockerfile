FROM node:22.11.0 AS one
#~   ^^^^^^^^^^^^ missing-digest
FROM node AS two
#~   ^^^^ missing-digest
FROM ghcr.io/org/app:1 AS three
#~   ^^^^^^^^^^^^^^^^^ missing-digest
COPY --from=busybox:1.37.0 /bin/sh /bin/sh
#~          ^^^^^^^^^^^^^^ missing-digest
