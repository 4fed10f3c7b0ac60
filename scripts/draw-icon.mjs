// Draws media/icon.png: the load line of a ship, a ring with a line through it, above the water. PNG by hand, so that it needs nothing.
import { mkdirSync, writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

const SIZE = 256;
const SAMPLES = 4;
const HULL = [18, 48, 63];
const WATER = [32, 92, 117];
const MARK = [244, 241, 232];

const distance = (x, y) => Math.hypot(x - 0.5, y - 0.46);

const colourAt = (x, y) => {
  const ring = Math.abs(distance(x, y) - 0.25) < 0.035;
  const line = Math.abs(y - 0.46) < 0.035 && Math.abs(x - 0.5) < 0.4;
  if (ring || line) return MARK;
  return y > 0.8 + 0.02 * Math.sin(x * 4 * Math.PI) ? WATER : HULL;
};

const pixel = (column, row) => {
  const sum = [0, 0, 0];
  for (let sample = 0; sample < SAMPLES * SAMPLES; sample++) {
    const x = (column + ((sample % SAMPLES) + 0.5) / SAMPLES) / SIZE;
    const y = (row + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) / SIZE;
    for (const [index, value] of colourAt(x, y).entries()) sum[index] += value;
  }
  return sum.map((value) => Math.round(value / SAMPLES ** 2));
};

const chunk = (type, data) => {
  const body = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};

const header = Buffer.alloc(13);
header.writeUInt32BE(SIZE, 0);
header.writeUInt32BE(SIZE, 4);
header.set([8, 2, 0, 0, 0], 8);
const rows = Array.from({ length: SIZE }, (_, row) => [0, ...Array.from({ length: SIZE }, (_, column) => pixel(column, row)).flat()]);
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.from(rows.flat()))), chunk('IEND', Buffer.alloc(0))];
mkdirSync('media', { recursive: true });
writeFileSync('media/icon.png', Buffer.concat([signature, ...parts]));
