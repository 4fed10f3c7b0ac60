import type { GitTag } from '../facts/look-ups.ts';
import { DELIMITER, FLUSH, type Packet, packetOf, readPackets } from './pkt-lines.ts';

/** What a server says first: the tags, in the older versions of the protocol, or in version 2 how it can be asked for them. */
export type Advertisement = { readonly tags: readonly GitTag[] } | { readonly capabilities: readonly string[] };

const TAGS = 'refs/tags/';
const PEELED = '^{}';

/** Reads the first answer of a server; `undefined` when it makes no sense or is cut off. */
export const readAdvertisement = (body: Uint8Array): Advertisement | undefined => {
  const packets = withoutService(readPackets(body) ?? []);
  const lines = linesBeforeFlush(packets);
  if (!lines) return undefined;
  if (lines[0] === 'version 2') return { capabilities: lines.slice(1) };
  const refs = lines[0] === 'version 1' ? lines.slice(1) : lines;
  // What the server can do stands behind the first reference.
  const read = refs.map((line) => readRef(line.split('\0', 1)[0] ?? ''));
  return read.every((ref) => ref !== undefined) && read.length > 0 ? { tags: tagsAmong(read) } : undefined;
};

/** Over HTTP the answer begins with the name of the service. */
const withoutService = (packets: readonly Packet[]): readonly Packet[] => {
  const [first, second] = packets;
  if (!first?.text.startsWith('# service=')) return packets;
  return packets.slice(second?.kind === 'flush' ? 2 : 1);
};

/** All lines up to the mark that ends them; `undefined` where that does not come. */
const linesBeforeFlush = (packets: readonly Packet[]): readonly string[] | undefined => {
  const end = packets.findIndex(({ kind }) => kind !== 'line');
  return packets[end]?.kind === 'flush' ? packets.slice(0, end).map(({ text }) => text) : undefined;
};

/** The words that ask for tags in version 2; `undefined` for a server that can't tell them. */
export const refsRequest = (capabilities: readonly string[]): string | undefined => {
  if (!capabilities.some((capability) => /^ls-refs(?:=|$)/.test(capability))) return undefined;
  const format = capabilities.find((capability) => /^object-format=[a-z0-9]+$/.test(capability));
  const head = [`command=ls-refs\n`, ...(format === undefined ? [] : [`${format}\n`])];
  return [...head.map(packetOf), DELIMITER, packetOf('peel\n'), packetOf(`ref-prefix ${TAGS}\n`), FLUSH].join('');
};

/** Reads what is answered to that. */
export const readRefs = (body: Uint8Array): readonly GitTag[] | undefined => {
  const read = linesBeforeFlush(readPackets(body) ?? [])?.map(readRef);
  return read?.every((ref) => ref !== undefined) ? tagsAmong(read) : undefined;
};

interface Ref {
  readonly name: string;
  readonly object: string;
}

const REF = /^([0-9a-f]{40}|[0-9a-f]{64}) ([^ ]+)(?: (.*))?$/;

/** In version 2 what a tag with a message points at stands behind it. */
const readRef = (line: string): Ref | undefined => {
  const [, object, name, attributes = ''] = REF.exec(line) ?? [];
  if (object === undefined || name === undefined) return undefined;
  const peeled = attributes.split(' ').find((attribute) => attribute.startsWith('peeled:'));
  return { name, object: peeled?.slice('peeled:'.length) ?? object };
};

/** What Git allows, as far as it is ASCII that shows. */
const NAME = /^(?!.*\.\.)(?:(?![~^:?*[\\])[!-~]){1,200}$/;
const OBJECT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** A line of its own tells in the older versions what a tag with a message points at. */
const tagsAmong = (refs: readonly Ref[]): readonly GitTag[] => {
  const commits = new Map<string, string>();
  for (const { name, object } of refs) {
    const tag = name.startsWith(TAGS) ? name.slice(TAGS.length) : '';
    const plain = tag.endsWith(PEELED) ? tag.slice(0, -PEELED.length) : tag;
    if (NAME.test(plain) && OBJECT.test(object)) commits.set(plain, object);
  }
  return [...commits].map(([name, commit]) => ({ name, commit }));
};
