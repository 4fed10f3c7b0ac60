# Alive, of the same name elsewhere, unknown.
ARG BASE
FROM eclipse-temurin:17-jdk AS successor
FROM jenkins/jenkins:lts AS moved
FROM somebody/openjdk:17 AS elsewhere
FROM quay.io/centos/centos:stream9 AS other-registry
FROM $BASE AS unknown
FROM node:22
FROM registry.k8s.io/pause:3.9 AS where-it-went
FROM bitnami/redis:7.2.5 AS still-published
