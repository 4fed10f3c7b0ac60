// Written by scripts/generate.ts from the files of this folder: do not edit.
import type { Rule } from '../rule.ts';
import aptGetListsLeft from './apt-get-lists-left.ts';
import baseMoved from './base-moved.ts';
import buildFromSource from './build-from-source.ts';
import bundledLibrary from './bundled-library.ts';
import cgroupV1Path from './cgroup-v1-path.ts';
import dangerousCapability from './dangerous-capability.ts';
import deadRepository from './dead-repository.ts';
import deprecatedImage from './deprecated-image.ts';
import digestDrift from './digest-drift.ts';
import digestWithoutTag from './digest-without-tag.ts';
import dockerInDocker from './docker-in-docker.ts';
import dockerSocketMount from './docker-socket-mount.ts';
import dockerSocketVolume from './docker-socket-volume.ts';
import dockerTcpSocket from './docker-tcp-socket.ts';
import endOfLifeBase from './end-of-life-base.ts';
import floatingTag from './floating-tag.ts';
import healthcheckMissingTool from './healthcheck-missing-tool.ts';
import hostFilesystemMount from './host-filesystem-mount.ts';
import hostNamespace from './host-namespace.ts';
import hostNetwork from './host-network.ts';
import independentRepository from './independent-repository.ts';
import jvmHeapFixed from './jvm-heap-fixed.ts';
import languagePackageUnpinned from './language-package-unpinned.ts';
import missingDigest from './missing-digest.ts';
import missingNoInstallRecommends from './missing-no-install-recommends.ts';
import missingPlatform from './missing-platform.ts';
import noMemoryLimit from './no-memory-limit.ts';
import outdatedSource from './outdated-source.ts';
import outdatedTag from './outdated-tag.ts';
import pipeToShell from './pipe-to-shell.ts';
import privilegedContainer from './privileged-container.ts';
import retiredTag from './retired-tag.ts';
import secretInEnvironment from './secret-in-environment.ts';
import sourceBuiltBase from './source-built-base.ts';
import staleImage from './stale-image.ts';
import unauthenticatedRepository from './unauthenticated-repository.ts';
import unconfinedProfile from './unconfined-profile.ts';
import unknownTag from './unknown-tag.ts';
import unofficialBase from './unofficial-base.ts';
import unpinnedImage from './unpinned-image.ts';
import unpinnedSource from './unpinned-source.ts';
import untrustedRegistry from './untrusted-registry.ts';
import unverifiedDownload from './unverified-download.ts';

export const rules: readonly Rule[] = [
  aptGetListsLeft,
  baseMoved,
  buildFromSource,
  bundledLibrary,
  cgroupV1Path,
  dangerousCapability,
  deadRepository,
  deprecatedImage,
  digestDrift,
  digestWithoutTag,
  dockerInDocker,
  dockerSocketMount,
  dockerSocketVolume,
  dockerTcpSocket,
  endOfLifeBase,
  floatingTag,
  healthcheckMissingTool,
  hostFilesystemMount,
  hostNamespace,
  hostNetwork,
  independentRepository,
  jvmHeapFixed,
  languagePackageUnpinned,
  missingDigest,
  missingNoInstallRecommends,
  missingPlatform,
  noMemoryLimit,
  outdatedSource,
  outdatedTag,
  pipeToShell,
  privilegedContainer,
  retiredTag,
  secretInEnvironment,
  sourceBuiltBase,
  staleImage,
  unauthenticatedRepository,
  unconfinedProfile,
  unknownTag,
  unofficialBase,
  unpinnedImage,
  unpinnedSource,
  untrustedRegistry,
  unverifiedDownload,
];
