FROM maven:3.9.9-eclipse-temurin-21 AS build
ENV MAVEN_OPTS="-Xmx2g"
ENV JAVA_TOOL_OPTIONS="-Xmx2g"
RUN java -Xmx1g -jar tool.jar && mvn package

# A heap that sees no limit is best fixed.
FROM openjdk:8u131-jre AS fixed
CMD ["java", "-Xmx512m", "-jar", "/app.jar"]

FROM eclipse-temurin:21.0.5_11-jre AS base
ENV JAVA_OPTS="-Xmx1g"
CMD ["java", "-Xmx1g", "-jar", "/app.jar"]

FROM base AS derived
ENV JAVA_OPTS=""
CMD ["java", "-jar", "/app.jar"]

FROM openjdk:8-jre AS told
CMD java $JAVA_OPTS -jar /app.jar

FROM openjdk:8-jre AS script
CMD ["/start.sh"]

FROM eclipse-temurin:8-jre AS moving
CMD ["java", "-jar", "/app.jar"]

FROM eclipse-temurin:8u392-b08-jre AS new
CMD ["java", "-jar", "/app.jar"]

FROM openjdk:11-jre-slim AS last
CMD ["java", "-jar", "/app.jar"]

FROM openjdk:8-windowsservercore AS windows
CMD ["java", "-jar", "/app.jar"]

FROM eclipse-temurin:21.0.5_11-jre
COPY --from=build /target/app.jar /app.jar
ENV HEAP=512m
ENV JAVA_OPTS="-Xmx${HEAP}"
ENV JAVA_OPTS="-XX:MaxRAMPercentage=60 -Xms64m -Dx=-Xmx2g"
CMD ["java", "-Xmx2g", "-jar", "/old.jar"]
HEALTHCHECK CMD java -Xmx16m -cp /app.jar Health
CMD java -Xmx${HEAP} -jar /app.jar -Xmxnone
