/** All tags of single builds, as official images listed them in August 2026: one line is one build. */
export const BUILDS: Readonly<Record<string, readonly string[]>> = {
  node: [
    '26 26-trixie 26.7 26.7-trixie 26.7.0 26.7.0-trixie current current-trixie latest trixie',
    '26-slim 26-trixie-slim 26.7-slim 26.7-trixie-slim 26.7.0-slim 26.7.0-trixie-slim current-slim current-trixie-slim slim trixie-slim',
    '26-alpine 26-alpine3.24 26.7-alpine 26.7-alpine3.24 26.7.0-alpine 26.7.0-alpine3.24 alpine alpine3.24 current-alpine current-alpine3.24',
    '24 24-bookworm 24.19 24.19-bookworm 24.19.0 24.19.0-bookworm krypton krypton-bookworm lts lts-bookworm lts-krypton',
  ],
  debian: ['bookworm bookworm-20260803 12.15 12', 'bookworm-slim bookworm-20260803-slim 12.15-slim 12-slim', 'bookworm-backports'],
  ubuntu: ['22.04 jammy-20260810 jammy', '26.04 resolute-20260811.1 resolute latest rolling'],
  alpine: ['20260805 edge', '3.24.1 3.24 3 latest', '3.23.5 3.23'],
  almalinux: ['10-kitten 10-kitten-20260602', 'minimal 10-minimal 10.2-minimal 10.2-minimal-20260602'],
  amazoncorretto: [
    '8-al2023 8u504-al2023 8-al2023-jdk 8 8-jdk 8u504 latest',
    '11-al2023-headless 11.0.32-al2023-headless 11-headless',
    '8-al2 8u504-al2 8-al2-full 8-al2-jdk 8-al2-generic 8u504-al2-generic 8-al2-generic-jdk',
  ],
  'eclipse-temurin': [
    '8u502-b07-jdk-alpine-3.24 8-jdk-alpine-3.24 8-alpine-3.24 8u502-b07-jdk-alpine 8-jdk-alpine 8-alpine',
    '25.0.4_7-jre-resolute 25-jre-resolute 25.0.4_7-jre 25-jre',
  ],
  python: [
    '3.15.0rc1-slim-trixie 3.15-rc-slim-trixie 3.15.0rc1-slim 3.15-rc-slim',
    '3.14.7-slim-trixie 3.14-slim-trixie 3-slim-trixie slim-trixie 3.14.7-slim 3.14-slim 3-slim slim',
  ],
  php: ['8.6.0beta1-cli-trixie 8.6-rc-cli-trixie 8.6.0beta1-trixie 8.6-rc-trixie 8.6.0beta1-cli 8.6-rc-cli 8.6.0beta1 8.6-rc'],
  postgres: ['19beta3 19beta3-trixie', '18.6 18 latest 18.6-trixie 18-trixie trixie'],
  elixir: ['1.20.3-slim 1.20-slim slim 1.20.3-otp-29-slim 1.20-otp-29-slim otp-29-slim'],
  clojure: [
    'latest',
    'temurin-17-noble temurin-17-tools-deps temurin-17-tools-deps-1.12.5.1664 temurin-17-tools-deps-1.12.5.1664-noble temurin-17-tools-deps-noble',
    'lein lein-2.13.0 lein-2.13.0-bookworm lein-bookworm temurin-25-lein temurin-25-lein-2.13.0 temurin-25-lein-2.13.0-bookworm',
  ],
  tomcat: [
    '11.0.25-jdk25-temurin-noble 11-jdk25-temurin-noble 11.0.25-jdk25-temurin 11-jdk25-temurin 11.0.25-jdk25 11-jdk25 11.0.25 11.0 11 latest',
  ],
  docker: ['29.7.2-dind 29.7-dind 29-dind dind 29.7.2-dind-alpine3.24 29.7.2 29.7 29 latest 29.7.2-alpine3.24'],
  sapmachine: [
    '17-jdk 17-jdk-ubuntu 17.0.20.1-jdk 17.0.20.1-jdk-ubuntu 17-jdk-ubuntu-noble 17-jdk-ubuntu-24.04 17.0.20.1-jdk-ubuntu-noble 17.0.20.1-jdk-ubuntu-24.04',
  ],
  traefik: ['v3.7.11 3.7.11 v3.7 3.7 langres v3 3 latest'],
  bonita: ['2026.2-u0 2026.2 11.1.0 11.1 latest'],
  fluentd: ['v1.19.3-debian-1.0 v1.19-debian-1 v1.19.3-1.0 v1.19-1 latest'],
  pypy: ['3.11-7.3.23-slim-trixie 3.11-7.3-slim-trixie 3.11-7-slim-trixie 3.11-slim-trixie 3-7-slim 3-slim 3.11-7.3.23-slim slim'],
  mariadb: [
    '13.0.1-ubi10-rc 13.0-ubi10-rc 13.0.1-ubi-rc 13.0-ubi-rc',
    '12.3.2-noble 12.3-noble 12-noble noble lts-noble 12.3.2 12.3 12 latest lts',
  ],
  mysql: ['9.7.2 9.7 9 lts 9.7.2-oraclelinux9 9-oraclelinux9 lts-oraclelinux9 9.7.2-oracle 9.7-oracle 9-oracle lts-oracle'],
  openjdk: [
    '28-ea-11-jdk-slim-trixie 28-ea-jdk-slim-trixie 28-ea-11-slim-trixie 28-ea-slim-trixie 28-ea-11-slim 28-ea-slim',
    '27-rc-jdk-trixie 27-rc-trixie',
  ],
  golang: [
    '1.27.0-windowsservercore-ltsc2025 1-windowsservercore-ltsc2025 windowsservercore-ltsc2025 1.27.0-windowsservercore 1-windowsservercore windowsservercore',
  ],
  dart: ['3.14.0-95.2.beta-sdk beta-sdk 3.14.0-95.2.beta beta'],
  archlinux: ['latest base base-20260816.0.574111'],
  fedora: ['44 latest', '45 rawhide'],
  ros: ['jazzy-ros-core jazzy-ros-core-noble'],
  'hello-world': ['linux latest'],
  jruby: ['10.0-dev-jre21'],
};

/** Every tag above. */
export const REAL_TAGS: readonly string[] = Object.values(BUILDS)
  .flat()
  .flatMap((build) => build.split(' '));
