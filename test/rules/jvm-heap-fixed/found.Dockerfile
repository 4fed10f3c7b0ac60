FROM eclipse-temurin:21.0.5_11-jre
ENV JAVA_OPTS="-Dfile.encoding=UTF-8 -Xms256m -Xmx512m" LANG=C.UTF-8
#~                                            ^^^^^^^^ jvm-heap-fixed
ENTRYPOINT ["java", "-Xmx2g", "-jar", "/app.jar"]
#~                   ^^^^^^ jvm-heap-fixed
