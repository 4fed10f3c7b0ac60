import type { MappedText } from '../text/mapped-text.ts';
import type { MemoryLimit } from './openings.ts';

/** Reads a size in bytes; `undefined` for what is none. */
type ReadBytes = (size: string) => number | undefined;

const KIBI: Readonly<Record<string, number>> = { '': 1, b: 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3, t: 1024 ** 4 };

/** Compose counts by 1024, whatever the unit is called. */
export const composeBytes: ReadBytes = (size) => {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)\s*(?:([kmgt])(?:i?b)?|b)?$/i.exec(size) ?? [];
  return number === undefined ? undefined : Number(number) * (KIBI[unit.toLowerCase()] ?? 1);
};

const POWERS: Readonly<Record<string, number>> = { '': 0, k: 1, K: 1, M: 2, G: 3, T: 4 };

/** A quantity of Kubernetes: by 1024 with an `i`, by 1000 without, and in thousandths by `m`. */
export const kubernetesBytes: ReadBytes = (size) => {
  const [, number, unit = '', binary] = /^(\d+(?:\.\d+)?(?:[eE]\d+)?)(?:([KMGTkm])(i)?)?$/.exec(size) ?? [];
  if (number === undefined) return undefined;
  if (unit === 'm') return Number(number) / 1000;
  return Number(number) * (binary ? 1024 : 1000) ** (POWERS[unit] ?? 0);
};

/** A limit as it is written; `undefined` for what is no size, or none that limits anything. */
export const memoryLimit = (text: MappedText, read: ReadBytes): MemoryLimit | undefined => {
  const written = text.trim();
  const bytes = read(written.text);
  return bytes ? { at: written.locate(0, written.text.length), text: written.text, bytes } : undefined;
};
