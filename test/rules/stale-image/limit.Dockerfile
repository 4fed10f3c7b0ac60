#~ config {"options": {"maxAge": 30}}
FROM couchbase:7.6.2
#~   ^^^^^^^^^^^^^^^ stale-image
