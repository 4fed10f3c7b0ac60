ARG V=7.6.4
FROM couchbase:enterprise-7.6.2 AS one
#~   ^^^^^^^^^^^^^^^^^^^^^^^^^^ outdated-tag
FROM couchbase:${V}
#~   ^^^^^^^^^^^^^^ outdated-tag
