import type { Zone } from '../host.ts';

const ZONES: readonly Zone[] = ['link-local', 'loopback', 'private', 'public'];

/** Networks in binary notation, the first that holds an address names its zone. Clouds tell secrets at some addresses that look like any other. */
const NETWORKS_V4: readonly (readonly [network: string, bits: number, zone: Zone])[] = [
  ['169.254.0.0', 16, 'link-local'],
  ['100.100.100.200', 32, 'link-local'],
  ['168.63.129.16', 32, 'link-local'],
  ['192.0.0.192', 32, 'link-local'],
  ['0.0.0.0', 8, 'loopback'],
  ['127.0.0.0', 8, 'loopback'],
  ['10.0.0.0', 8, 'private'],
  ['100.64.0.0', 10, 'private'],
  ['172.16.0.0', 12, 'private'],
  ['192.168.0.0', 16, 'private'],
  ['198.18.0.0', 15, 'private'],
  ['224.0.0.0', 3, 'link-local'],
];

/** Names that no resolver has to be asked about. */
const NAMES: readonly (readonly [name: RegExp, zone: Zone])[] = [
  [/^(?:.*\.)?localhost\.?$/i, 'loopback'],
  [/^metadata(?:\.google\.internal)?\.?$/i, 'link-local'],
  [/^instance-data(?:\..*)?$/i, 'link-local'],
];

const V4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;

const numberOfV4 = (address: string): number | undefined => {
  const bytes = V4.exec(address)?.slice(1).map(Number);
  if (bytes?.every((byte) => byte < 256) !== true) return undefined;
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0);
};

const holds = (network: string, bits: number, address: number): boolean =>
  Math.floor(address / 2 ** (32 - bits)) === Math.floor((numberOfV4(network) ?? 0) / 2 ** (32 - bits));

const zoneOfV4 = (address: number): Zone => NETWORKS_V4.find(([network, bits]) => holds(network, bits, address))?.[2] ?? 'public';

const WIDTH_V6 = 8;

/** The eight groups of an IPv6 address, an IPv4 address at its end included. */
const groupsOfV6 = (address: string): number[] | undefined => {
  const dotted = /[^:]*\.[^:]*$/.exec(address)?.[0];
  const last = dotted === undefined ? undefined : numberOfV4(dotted);
  if (dotted !== undefined && last === undefined) return undefined;
  const text = dotted === undefined ? address : address.slice(0, -dotted.length) + wordsOf(last ?? 0).join(':');
  const [head = '', tail, ...more] = text.split('::');
  if (more.length > 0) return undefined;
  const [before, after] = [piecesOf(head), piecesOf(tail ?? '')];
  const zeros = tail === undefined ? 0 : WIDTH_V6 - before.length - after.length;
  const groups = [...before, ...new Array<number>(Math.max(zeros, 0)).fill(0), ...after];
  return groups.length === WIDTH_V6 && groups.every((group) => group >= 0) ? groups : undefined;
};

const wordsOf = (v4: number): string[] => [Math.floor(v4 / 65_536), v4 % 65_536].map((word) => word.toString(16));

const piecesOf = (text: string): number[] =>
  text === '' ? [] : text.split(':').map((piece) => (/^[0-9a-f]{1,4}$/i.test(piece) ? Number.parseInt(piece, 16) : -1));

/** Where in an IPv6 address one of IPv4 stands, behind these first groups: compatible, mapped, NAT64 of the world and of one network, 6to4. */
const EMBEDDING: readonly (readonly [first: readonly number[], at: number])[] = [
  [[0, 0, 0, 0, 0, 0], 6],
  [[0, 0, 0, 0, 0, 0xffff], 6],
  [[0, 0, 0, 0, 0xffff, 0], 6],
  [[0x64, 0xff9b, 0, 0, 0, 0], 6],
  [[0x64, 0xff9b, 1, 0, 0, 0], 6],
  [[0x2002], 1],
];

const zoneOfV6 = (groups: readonly number[]): Zone => {
  const [first = 0] = groups;
  const isSmall = groups.slice(0, 7).every((group) => group === 0);
  if (isSmall && (groups[7] ?? 0) <= 1) return 'loopback';
  const embedding = EMBEDDING.find(([start]) => start.every((group, index) => groups[index] === group));
  if (embedding) return zoneOfV4((groups[embedding[1]] ?? 0) * 65_536 + (groups[embedding[1] + 1] ?? 0));
  if (first === 0xfd00 && groups[1] === 0x0ec2) return 'link-local';
  if (first >= 0xfe80) return 'link-local';
  return first >= 0xfc00 ? 'private' : 'public';
};

/** The zone of an address, or of a name that is known without asking; `undefined` for any other name. */
export const zoneOf = (host: string): Zone | undefined => {
  const bare = host.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  const v4 = numberOfV4(bare);
  if (v4 !== undefined) return zoneOfV4(v4);
  const v6 = bare.includes(':') ? groupsOfV6(bare) : undefined;
  return v6 ? zoneOfV6(v6) : NAMES.find(([name]) => name.test(bare))?.[1];
};

/** Whether something may go to a zone when `nearest` is as near as it may get. */
export const isFarEnough = (zone: Zone, nearest: Zone): boolean => ZONES.indexOf(zone) >= ZONES.indexOf(nearest);
