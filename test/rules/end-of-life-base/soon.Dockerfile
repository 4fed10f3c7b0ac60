#~ config {"today": "2026-03-01"}
FROM node:20-bookworm
#~   ^^^^^^^^^^^^^^^^ end-of-life-base
