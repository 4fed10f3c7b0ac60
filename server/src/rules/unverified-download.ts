import { verifyFixes } from '../edit/verify-download.ts';
import { exposureOf } from '../facts/exposure.ts';
import type { Download, Weakness } from '../facts/model.ts';
import { pipeOf } from '../facts/pipes.ts';
import { isArchive } from '../facts/upstream.ts';
import { defineRule } from '../rule.ts';

const PACKAGE = /\.(?:deb|rpm|apk|jar|war|AppImage|whl|gem|exe|msi|bin|run|phar|so|pkg)$/i;
const RELEASE_ASSET = /\/releases\/(?:latest\/)?download\//;
/** What a download is checked with is not itself to be checked by a sum. */
const PROOF =
  /\.(?:asc|sig|sign|gpg|pub|key|pem|crt|cer|sha\d*(?:sum)?|sha\d+sums?|md5|sums?|txt|minisig|intoto\.jsonl|list|repo|sources|json|ya?ml|conf|cfg|ini|md|html)$|SUMS(?:\.\w+)?$/i;
/** What package managers read about packages, whose signatures they check. */
const INDEX = /^(?:APKINDEX|Packages|InRelease|Release)\b/;
const LOCAL = /^(?:localhost|127\.|0\.0\.0\.0|\[::1\]|host\.docker\.internal)/;

export default defineRule({
  id: 'unverified-download',
  summary: 'An archive, package or program is downloaded and not checked',
  why: 'A server that is broken into, a moved release or a cut connection goes unnoticed, and what comes ends up in the image. A checksum that stands in the Dockerfile, or a signature by a key that is pinned, notices.',
  category: 'security',
  severity: 'warning',
  tier: 'recommended',
  needs: [],
  aliases: [],
  options: {},
  concern: 'acquisition',
  rank: 2,
  word: 'unverified',
  examples: [
    {
      bad: 'FROM debian:12.8\nADD https://example.com/tool.tar.gz /opt/\n',
      good: 'FROM debian:12.8\nADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/tool.tar.gz /opt/\n',
    },
    {
      bad: 'FROM debian:12.8\nRUN curl -fsSL https://example.com/tool-1.2.tar.gz | tar xz -C /opt\n',
      good: 'FROM debian:12.8\nRUN curl -fsSL https://example.com/tool-1.2.tar.gz -o /tmp/tool-1.2.tar.gz && echo "FILL-IN-THE-SHA256  /tmp/tool-1.2.tar.gz" | sha256sum -c - && tar xz -C /opt -f /tmp/tool-1.2.tar.gz && rm /tmp/tool-1.2.tar.gz\n',
    },
  ],
  links: ['https://docs.docker.com/reference/dockerfile/#add---checksum'],
  *check(facts) {
    for (const download of facts.downloads) {
      const { verification, runBy } = download;
      const isSettled = verification ? verification.weakness === undefined : runBy !== undefined;
      if (isSettled || !FILES.has(download.by) || !isPayload(download)) continue;
      const message = `${whatIsWrong(download)} ${adviceFor(download)}`;
      const fixes = verification ? [] : verifyFixes(download, facts);
      const weakness = verification?.weakness;
      yield { at: download.at, message, fixes, ...(weakness && { severity: 'info' as const, word: WORDS[weakness] }) };
    }
  },
});

/** It is verified after all, if badly. */
const WORDS: Readonly<Record<Weakness, string>> = {
  'same-host': 'checked only with a sum from the same host',
  'unpinned-key': 'checked only with a key from the same host',
  'broken-hash': 'checked only with MD5 or SHA-1',
};

/** What comes as a file; repositories and registries are checked in ways of their own. */
const FILES: ReadonlySet<Download['by']> = new Set(['curl', 'wget', 'add', 'rpm', 'gh']);

const whatIsWrong = (download: Download): string => {
  const { verification, source, url } = download;
  const host = source.host || url;
  switch (verification?.weakness) {
    case undefined:
      if (exposureOf(download)?.by === 'certificate')
        return `Nothing checks what comes from ${host}, nor whether it is that host: anybody on the way can send another file.`;
      return `Nothing checks what comes from ${host}: a changed file goes unnoticed into the image.`;
    case 'same-host':
      return `The checksum comes from ${host} as the file does: who changes one changes the other, and only a broken transfer is noticed.`;
    case 'unpinned-key':
      return `The signature is checked with a key that comes from ${host} as the file does, and nothing says whose it is.`;
    case 'broken-hash':
      return `What comes from ${host} is checked with MD5 or SHA-1 only, for which two files of one sum can be made.`;
  }
};

const ADVICE: ReadonlyMap<Download['by'], string> = new Map([
  ['add', 'Add --checksum=sha256:… to the ADD.'],
  ['rpm', 'Save it with curl, check it with sha256sum -c, and install the file.'],
]);

/** `main` is also a part of package archives, as in `/pool/main/`. */
const MOVING = /nightl(?:y|ies)|latest|(?<!\/(?:pool|dists\/\w+))\/(?:refs\/heads\/)?(?:master|main|HEAD)(?:[./]|$)/;

const adviceFor = ({ by, url, verification }: Download): string => {
  if (verification?.weakness === 'unpinned-key') return "Compare the key's full fingerprint.";
  if (verification?.weakness === 'same-host') return 'Write the sum into the Dockerfile.';
  const version = MOVING.test(url) ? 'Fetch a fixed version. ' : '';
  return `${version}${ADVICE.get(by) ?? 'Check it with sha256sum -c before it is used.'}`;
};

const isPayload = (download: Download): boolean => {
  const { source, destination = '', url, uses } = download;
  const file = source.path.slice(source.path.lastIndexOf('/') + 1);
  if (LOCAL.test(source.host) || destination === '/dev/null' || INDEX.test(file) || PROOF.test(file) || PROOF.test(destination))
    return false;
  return (
    isArchive(file) ||
    isArchive(destination) ||
    PACKAGE.test(file) ||
    PACKAGE.test(destination) ||
    RELEASE_ASSET.test(url) ||
    isUnpacked(download) ||
    (destination.length > 2 && uses.size > 0)
  );
};

const isUnpacked = ({ use }: Download): boolean =>
  use !== undefined && pipeOf(use.command).some(({ name }) => name === 'tar' || name === 'bsdtar' || name === 'unzip' || name === 'cpio');
