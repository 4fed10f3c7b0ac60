import { verifyFixes } from '../edit/verify-download.ts';
import { type Exposure, exposureOf } from '../facts/exposure.ts';
import type { DocumentKind, Download } from '../facts/model.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'pipe-to-shell',
  summary: 'A script from the network is run as it comes',
  why: "Whoever controls the server, or over plain http the way to it, runs commands with all rights and secrets of the build, job or user, and can give each caller another script. A connection cut in the middle runs half a script. Fetch a fixed version, check it, then run it; better, install the distribution's package.",
  category: 'security',
  severity: 'warning',
  tier: 'recommended',
  needs: [],
  aliases: ['DF021'],
  options: {},
  concern: 'acquisition',
  rank: 4,
  word: 'run as it comes',
  examples: [
    {
      bad: 'FROM debian:12.8\nRUN curl -fsSL https://get.example.com/install.sh | sh\n',
      good: 'FROM debian:12.8\nADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://get.example.com/1.2/install.sh /tmp/\nRUN sh /tmp/install.sh\n',
    },
  ],
  links: ['https://docs.docker.com/reference/dockerfile/#add---checksum'],
  *check(facts) {
    for (const download of facts.downloads) {
      if (download.verification || download.runBy === undefined) continue;
      yield {
        at: download.at,
        severity: exposureOf(download) === undefined ? 'warning' : 'error',
        message: messageFor(download, PLACES[facts.kind] ?? 'here'),
        fixes: facts.kind === 'dockerfile' ? verifyFixes(download, facts) : [],
      };
    }
  },
});

/** On a forge the repository decides, not the host. */
const ownerOf = ({ source: { host, path } }: Download): string | undefined => {
  const [, owner, name] = /^\/([^/]+)\/([^/]+)\//.exec(path) ?? [];
  return owner && name && !/\$/.test(owner + name) && FORGES.test(host) ? `the repository ${owner}/${name}` : undefined;
};

const FORGES = /^(?:(?:www\.|raw\.)?github(?:usercontent)?\.com|gitlab\.com|codeberg\.org|bitbucket\.org)$/;

/** A script that is started by its own name. */
const SCRIPT = /\.(?:sh|bash|run)$/;

const PLACES: Readonly<Partial<Record<DocumentKind, string>>> = { dockerfile: 'in this build', workflow: 'in this job' };

const messageFor = (download: Download, place: string): string => {
  const host = download.source.host || download.url;
  const owner = ownerOf(download);
  const exposure = exposureOf(download);
  const danger =
    exposure === undefined
      ? `whoever controls ${owner ?? host} runs commands ${place}`
      : `anybody on the way to ${host} can change it, for ${reasonOf(exposure)}`;
  const runner = SCRIPT.test(download.runBy ?? '') ? 'The shell' : download.runBy;
  return `${runner} runs what comes from ${host} unchecked: ${danger}. Fetch a fixed version, check its sha256, then run it.`;
};

const reasonOf = (exposure: Exposure): string =>
  exposure.by === 'scheme' ? `it comes over plain ${exposure.scheme}` : 'the certificate is not checked';
