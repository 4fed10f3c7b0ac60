# Alive, of the same name elsewhere, unknown.
ARG BASE
FROM eclipse-temurin:17-jdk AS successor
FROM jenkins/jenkins:lts AS moved
FROM somebody/openjdk:17 AS elsewhere
FROM quay.io/centos/centos:stream9 AS other-registry
FROM $BASE AS unknown
FROM node:22
