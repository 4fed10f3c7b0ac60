/**
 * Words of tags. A `flavour` tells variants of one version apart, a `channel` is moved from version to version, a `line` is the name
 * that a project gives to one of its release lines.
 */
export type WordKind = 'flavour' | 'channel' | 'line';

/** Moved to other versions by design. */
const CHANNELS = `
  latest stable edge nightly lts current dev devel develop development main master head trunk tip canary beta alpha rc mainline testing
  unstable rolling release next preview snapshot daily weekly insiders experimental oldstable oldoldstable
  production innovation legacy legacylts lta fresh old`;

/** Beside a version these say that it is not a release. `devel` is not among them: it names the variant with the headers. */
const UNSTABLE_CHANNELS: ReadonlySet<string> = new Set(
  'edge nightly dev develop development main master head trunk tip canary alpha beta rc preview snapshot testing unstable next daily weekly insiders experimental'.split(
    ' ',
  ),
);

const FLAVOURS = `
  slim minimal minimum min mini micro tiny lite small full fat big base core common extra plus complete standard default all ga final x bit
  distroless chiseled aot composite static scratch debug nonroot root rootless hardened fips linux multiarch modular kitten backports
  build builder buildroot buildpack onbuild cross sdk runtime tools scm curl git vcs dind cli ci test
  glibc gnu musl uclibc
  fpm apache zts nts fastcgi standalone nginx litespeed frankenphp unit passenger openresty caddy
  jre jdk java javaee fx crac headless headful native generic hotspot openj openjdk temurin eclipse semeru ibm ibmjava ibmsfj sfj
  adoptopenjdk corretto amazoncorretto sapmachine zulu graal graalvm liberica dragonwell microsoft kernel webprofile microprofile
  springboot jaxrs plume tomcat jetty scala hadoop ant gradle maven
  php python py pypy node nodejs yarn npm pnpm ruby go golang perl rust deno bun lua erlang otp elixir r julia dotnet netcore mono wasm jsc
  chakracore cuda cudnn rocm tensorrt gpu cpu
  threaded openssl libressl boringssl quic otel management prometheus
  mysql mariadb postgres postgresql postgis sqlite mongodb redis mssql ldap
  community enterprise ee ce oss pro premium ultimate business developer datacenter app search server client signer agent data meta nouveau
  couchperuser open non free web connector bridge spatial tp nd binary sim gzserver libgazebo ps psmdb pxc
  ros perception desktop robot simulation
  deps lein boot with sources and multilib unprivileged
  chrome chromium firefox browsers puppeteer playwright selenium busybox cbl
  amd64 x86_64 x86-64 x86 x64 win64 i386 i686 arm arm64 arm64v8 arm32v5 arm32v6 arm32v7 armv6 armv7 armhf aarch64 ppc64le s390x riscv64 mips64le`;

const LINES = `
  argon boron carbon dubnium erbium fermium gallium hydrogen iron jod krypton
  ardent bouncy crystal dashing eloquent foxy galactic humble indigo jade jazzy kilted kinetic lyrical melodic noetic
  banon beaufort brie camembert cancoillotte cantal chabichou chaource chevrotin comte epoisses faisselle langres livarot maroilles mimolette
  montdor morbier munster picodon raclette ramequin reblochon rocamadour roquefort saintmarcelin saintnectaire tetedemoine vacherin`;

/** From the least ready to the most; a lower rank comes before. Maven and Python order them so, and the rest don't disagree. */
const PRERELEASES: Readonly<Record<string, number>> = {
  dev: 0,
  snapshot: 1,
  nightly: 2,
  canary: 3,
  ea: 4,
  preview: 5,
  techpreview: 5,
  pre: 5,
  a: 6,
  alpha: 6,
  b: 7,
  beta: 7,
  m: 8,
  milestone: 8,
  c: 9,
  cr: 9,
  rc: 9,
};

/** One letter says as much only right behind the number: `3.5.0b3` is a beta, `8u504-b07` is a build. */
const GLUED_PRERELEASES: ReadonlySet<string> = new Set(['a', 'b', 'c']);

/** Before a number these count builds, updates or rebuilds of one version. */
const BUILDS: ReadonlySet<string> = new Set('b build cu hotfix kb ls p patch post r rev revision sp u update'.split(' '));

const wordsOf = (text: string): string[] => text.trim().split(/\s+/);

/** Built when the first tag is read: a file without images does not pay for it. */
let kinds: ReadonlyMap<string, WordKind> | undefined;

const allKinds = (): ReadonlyMap<string, WordKind> =>
  new Map([
    ...wordsOf(FLAVOURS).map((word) => [word, 'flavour'] as const),
    ...wordsOf(LINES).map((word) => [word, 'line'] as const),
    ...wordsOf(CHANNELS).map((word) => [word, 'channel'] as const),
  ]);

/** What a word in lower case means by itself. Behind a version `dev` and `devel` mean something else. */
export const kindOfWord = (name: string): WordKind | undefined => {
  kinds ??= allKinds();
  return kinds.get(name);
};

/** Whether a channel beside a version says that it is no release. */
export const isUnstableChannel = (name: string): boolean => UNSTABLE_CHANNELS.has(name);

/** How far along a prerelease of this name is; `undefined` where the name is none. */
export const prereleaseRank = (name: string): number | undefined => (Object.hasOwn(PRERELEASES, name) ? PRERELEASES[name] : undefined);

/** Whether the name is that of a prerelease only when nothing stands between it and the version. */
export const isGluedPrerelease = (name: string): boolean => GLUED_PRERELEASES.has(name);

/** Whether a number after this word is that of a build. */
export const isBuildWord = (name: string): boolean => BUILDS.has(name);

const ARCHITECTURES: ReadonlySet<string> = new Set(
  'amd64 arm64 arm64v8 arm32v5 arm32v6 arm32v7 armv7 armhf aarch64 x86_64 i386 386 ppc64le riscv64 s390x'.split(' '),
);

/** Whether a word in lower case is the name of a processor architecture. */
export const isArchitecture = (word: string): boolean => ARCHITECTURES.has(word);
