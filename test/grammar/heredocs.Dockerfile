FROM debian:trixie AS shell
RUN <<EOF
set -e
if true; then echo "x"; fi
EOF
RUN --mount=type=cache,target=/c <<-"EOT" bash -eux
	echo 'indented'
	EOT
RUN cat <<EOF > /etc/app.conf
key = "${VALUE}"
EOF
RUN cat << 'EOF' > /etc/motd && chmod 644 /etc/motd
Not expanded: $HOME
EOF
RUN 3<<DATA cat /dev/fd/3
data
DATA
RUN <<FIRST cat > /a && <<SECOND cat > /b
one $A
FIRST
two $B
SECOND
RUN set -e; \
    cat <<EOF > /x && echo "after"
FROM evil:latest
EOF
RUN cat <<EOF && \
    echo more
body
EOF
ONBUILD RUN <<EOF
echo later
EOF
FROM shell
