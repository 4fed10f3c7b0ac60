FROM openjdk:8u131-jre AS exact
#~   ^^^^^^^^^^^^^^^^^ jvm-heap-fixed
CMD ["java", "-jar", "/app.jar"]

FROM openjdk:8-jre-alpine AS line
#~   ^^^^^^^^^^^^^^^^^^^^ jvm-heap-fixed
ENTRYPOINT java -jar /app.jar

FROM java:8 AS oldest
#~   ^^^^^^ jvm-heap-fixed
CMD ["java", "-jar", "/app.jar"]

FROM adoptopenjdk:11-jre-hotspot AS left
#~   ^^^^^^^^^^^^^^^^^^^^^^^^^^^ jvm-heap-fixed
CMD ["java", "-jar", "/app.jar"]

FROM openjdk:14 AS between
#~   ^^^^^^^^^^ jvm-heap-fixed
CMD ["java", "-jar", "/app.jar"]

FROM eclipse-temurin:11.0.12_7-jre
#~   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ jvm-heap-fixed
CMD ["java", "-jar", "/app.jar"]
