ARG NODE=18
ARG ALPINE=3.18
FROM node:18.12.0-bullseye AS software
#~   ^^^^^^^^^^^^^^^^^^^^^ end-of-life-base
FROM node:${NODE} AS variable
#~   ^^^^^^^^^^^^ end-of-life-base
FROM ruby:3.1.1-alpine3.15 AS both
#~   ^^^^^^^^^^^^^^^^^^^^^ end-of-life-base
FROM golang:1.21.5-alpine${ALPINE} AS composite
#~   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ end-of-life-base
FROM alpine:${ALPINE} AS shared-with-composite
#~   ^^^^^^^^^^^^^^^^ end-of-life-base
FROM debian:buster-slim AS distribution
#~   ^^^^^^^^^^^^^^^^^^ end-of-life-base
FROM ubuntu:20.04 AS paid-support-does-not-count
#~   ^^^^^^^^^^^^ end-of-life-base
FROM centos:7 AS removed
#~   ^^^^^^^^ end-of-life-base
FROM mcr.microsoft.com/devcontainers/base:buster AS elsewhere
#~   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ end-of-life-base
FROM python:3.12-slim-buster AS distribution-only
#~   ^^^^^^^^^^^^^^^^^^^^^^^ end-of-life-base
