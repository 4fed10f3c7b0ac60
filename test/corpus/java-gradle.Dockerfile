FROM eclipse-temurin:21.0.5_11-jdk-jammy AS build
WORKDIR /workspace
COPY gradlew settings.gradle build.gradle ./
COPY gradle gradle
RUN ./gradlew dependencies
COPY src src
RUN ./gradlew bootJar
FROM eclipse-temurin:21.0.5_11-jre-jammy
ADD https://github.com/open-telemetry/opentelemetry-java-instrumentation/releases/download/v2.10.0/opentelemetry-javaagent.jar /otel.jar
ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/agent.jar /agent.jar
COPY --from=build /workspace/build/libs/app.jar /app.jar
ENTRYPOINT ["java", "-javaagent:/otel.jar", "-jar", "/app.jar"]
