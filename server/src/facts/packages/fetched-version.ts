import type { Download } from '../model.ts';

const DOTTED = /(?:^|[^\d.])(\d+(?:[._]\d+)+(?:[-._]?(?:alpha|beta|rc|pre)\.?\d*|[a-z](?![a-z])\d*)?)/i;
/** Where forges put the tag of a release. */
const TAG =
  /\/(?:releases\/download|archive(?:\/refs\/tags)?|tarball|tar\.gz(?:\/refs\/tags)?|-\/archive)\/([^/]+?)(?:\.tar\.\w+|\.tgz|\.zip)?(?:\/|$)/;
/** Numbers in the names of architectures. */
const OF_MACHINES: ReadonlySet<string> = new Set(['32', '64', '86', '386', '390']);

/** The version that is fetched: what a clone asks for, the tag of a release, else what the name or path of the archive says. */
export const fetchedVersion = ({ source, ref }: Pick<Download, 'source' | 'ref'>): string | undefined => {
  if (ref && ref.kind !== 'commit') return dotted(ref.name);
  return dotted(decode(TAG.exec(source.path.slice(0, MAX_TEXT))?.[1] ?? '')) ?? named(source.version) ?? inPath(source.path);
};

/** The nearest to the file's name; further up are versions of systems and of others. */
const inPath = (path: string): string | undefined =>
  path
    .split('/')
    .slice(-NEAR)
    .reverse()
    .map(dotted)
    .find((one) => one !== undefined);

const NEAR = 4;

/** What was read off a file's name, without what is no part of a version; a single number of a machine's name is none. */
const named = (version: string | undefined): string | undefined =>
  version === undefined ? undefined : (dotted(version) ?? (/^\d+$/.test(version) && !OF_MACHINES.has(version) ? version : undefined));

const dotted = (text: string): string | undefined => DOTTED.exec(text.slice(0, MAX_TEXT))?.[1];

/** A version stands near the beginning of a tag or of a file's name. */
const MAX_TEXT = 255;

const decode = (tag: string): string => tag.replaceAll(/%2[bB]/g, '+').replaceAll(/%2[fF]/g, '/');
