FROM quay.io/somebody/something:1
