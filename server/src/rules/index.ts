// Written by scripts/generate.ts from the files of this folder: do not edit.
import type { Rule } from '../rule.ts';
import aptGetListsLeft from './apt-get-lists-left.ts';
import buildFromSource from './build-from-source.ts';
import digestWithoutTag from './digest-without-tag.ts';
import dockerSocketMount from './docker-socket-mount.ts';
import dockerSocketVolume from './docker-socket-volume.ts';
import missingDigest from './missing-digest.ts';
import missingNoInstallRecommends from './missing-no-install-recommends.ts';
import pipeToShell from './pipe-to-shell.ts';
import unofficialBase from './unofficial-base.ts';
import unpinnedImage from './unpinned-image.ts';
import unpinnedSource from './unpinned-source.ts';
import untrustedRegistry from './untrusted-registry.ts';
import unverifiedDownload from './unverified-download.ts';

export const rules: readonly Rule[] = [
  aptGetListsLeft,
  buildFromSource,
  digestWithoutTag,
  dockerSocketMount,
  dockerSocketVolume,
  missingDigest,
  missingNoInstallRecommends,
  pipeToShell,
  unofficialBase,
  unpinnedImage,
  unpinnedSource,
  untrustedRegistry,
  unverifiedDownload,
];
