FROM bitnami/postgresql:16.4.0
#~   ^^^^^^^^^^^^^^^^^^^^^^^^^ unofficial-base
FROM somebody/redis:7.4
#~   ^^^^^^^^^^^^^^^^^^ unofficial-base
