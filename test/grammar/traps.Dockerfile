FROM alpine:3.22 AS strings
RUN echo "x <<EOF"
FROM alpine:3.22 AS awk
RUN awk '{x = 1 <<n }' /etc/passwd
FROM alpine:3.22 AS quotes
RUN echo it's "broken
LABEL a="never closed
FROM alpine:3.22 AS arithmetic
RUN echo $((1 << 3)) $((1<<n)) && cat <<<"here string" && echo a<<EOF
FROM alpine:3.22 AS words
RUN echo a \
    from b \
    copy c \
    FROM d
ENV A='open \
    <<EOF
FROM alpine:3.22 AS awk-over-lines
RUN awk '{ \
    x = 1 <<n \
    }' /etc/passwd
FROM alpine:3.22 AS loop
RUN if true; then $(echo `
CMD [ "unclosed
don't "say
FROM alpine:3.22 AS end
