/** One packet of Git's protocols: a line, or a mark between lines. */
export interface Packet {
  readonly kind: 'line' | 'flush' | 'delimiter' | 'end';
  readonly text: string;
}

const MARKS: Readonly<Record<string, Packet>> = {
  '0000': { kind: 'flush', text: '' },
  '0001': { kind: 'delimiter', text: '' },
  '0002': { kind: 'end', text: '' },
};

const LENGTH = /^[0-9a-f]{4}$/i;
const OF_LENGTH = 4;

/** The packets that bytes consist of, without the line ends behind their text; `undefined` when they are no packets or the last is not whole. */
export const readPackets = (bytes: Uint8Array): readonly Packet[] | undefined => {
  // One character for each byte, so that lengths hold; what is not ASCII is not looked at.
  const text = new TextDecoder('latin1').decode(bytes);
  const packets: Packet[] = [];
  for (let at = 0; at < text.length; ) {
    const packet = packetAt(text, at);
    if (!packet) return undefined;
    packets.push(packet.packet);
    at = packet.end;
  }
  return packets;
};

const packetAt = (text: string, at: number): { readonly packet: Packet; readonly end: number } | undefined => {
  const start = at + OF_LENGTH;
  const head = text.slice(at, start);
  const mark = Object.hasOwn(MARKS, head) ? MARKS[head] : undefined;
  if (mark) return { packet: mark, end: start };
  const end = LENGTH.test(head) ? at + Number.parseInt(head, 16) : -1;
  if (end < start || end > text.length) return undefined;
  return { packet: { kind: 'line', text: text.slice(start, end).replace(/\n$/, '') }, end };
};

/** A line as a packet; of ASCII alone. */
export const packetOf = (line: string): string => `${(line.length + OF_LENGTH).toString(16).padStart(OF_LENGTH, '0')}${line}`;

export const FLUSH = '0000';
export const DELIMITER = '0001';
