FROM eclipse-temurin:17.0.13_11-jre AS shell
CMD exec java -server \
    -Xms2G \
    -Xmx2g \
#~  ^^^^^^ jvm-heap-fixed
    -jar /app.jar

FROM eclipse-temurin:17.0.13_11-jre AS launcher
ENV JAVA_TOOL_OPTIONS -Xmx200m
#~                    ^^^^^^^^ jvm-heap-fixed
CMD ["bin/app", "-J-server", "-J-Xms1g", "-J-Xmx1g"]
#~                                        ^^^^^^^^ jvm-heap-fixed

FROM eclipse-temurin:17.0.13_11-jre AS assigned
CMD CATALINA_OPTS="-Xmx24g -XX:+UseZGC" catalina.sh run
#~                 ^^^^^^^ jvm-heap-fixed

FROM eclipse-temurin:17.0.13_11-jre AS nested
ENTRYPOINT ["sh", "-c", "exec java -Xmx1024M -jar /app.jar"]
#~                                 ^^^^^^^^^ jvm-heap-fixed

FROM eclipse-temurin:17.0.13_11-jre
CMD ["java", "-Xmn256m", "-Xmx1g", "-jar", "/app.jar"]
#~                        ^^^^^^ jvm-heap-fixed
