#~ config {"today": "2026-03-01", "options": {"days": 10}}
FROM node:20-bookworm
