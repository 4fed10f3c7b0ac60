ARG BUILD_TOKEN=q7Zr2kLw9VbX4tNc8sHd
#~  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-environment
FROM alpine:3.20.3
ENV API_TOKEN=q7Zr2kLw9VbX4tNc8sHd LANG=C
#~  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-environment
ENV MYSQL_ROOT_PASSWORD root
#~  ^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-environment
ENV SECRET_KEY="8e3f1c5a7b9d2046f1e8c3a5"
#~  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-environment
ENV DATABASE_URL=postgres://app:Kx9vQ2mWz7TbR4@db.example.com/app
#~  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-environment
ONBUILD ENV SMTP_PASSWORD='uK#9x!Lq27'
#~          ^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-environment
