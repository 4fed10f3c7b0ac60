FROM ghcr.io/example/index:1
#~   ^^^^^^^^^^^^^^^^^^^^^^^ base-moved
FROM ghcr.io/example/child:1
#~   ^^^^^^^^^^^^^^^^^^^^^^^ base-moved
FROM ghcr.io/example/own:1
#~   ^^^^^^^^^^^^^^^^^^^^^ base-moved
