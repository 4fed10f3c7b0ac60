FROM eclipse-temurin:21.0.5_11-jre
# plimsoll ignore=jvm-heap-fixed the cache is laid out for this size
ENV JAVA_OPTS="-Xmx512m"
