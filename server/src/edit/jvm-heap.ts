import type { JvmOption, JvmOptions } from '../facts/jvm/heaps.ts';
import type { Edit } from '../text/span.ts';

interface HeapFix {
  readonly title: string;
  readonly safety: 'review';
  readonly edits: readonly Edit[];
}

/** In per cent: what is left of the limit for metaspace, threads and buffers is a quarter. */
const USUAL_PART = 75;
/** A heap that takes more leaves too little for them. */
const LARGEST_PART = 80;

/** The part of a limit to take in the place of a heap that has a share of it, both in per cent. */
export const partFor = (share: number): number => (share > LARGEST_PART ? USUAL_PART : Math.max(1, Math.round(share)));

/** Other sizes in bytes, which a heap of another size may not fit. */
const OTHER_SIZES = /^(?:-J)?-(?:Xmn|XX:(?:Max)?NewSize|XX:SoftMaxHeapSize|XX:MinHeapSize|XX:(?:Max|Initial|Min)RAMP)/;
const SIZE = /^(?:-J)?-(?:Xm[xs]|XX:(?:Max|Initial)HeapSize=)/i;

/** A part of a limit, in per cent, as the JVM's options have it. */
export const partInWords = (part: number): string => part.toFixed(1);

/** Makes a fixed heap a part of the memory limit, in per cent; `undefined` where the sizes beside it hang on one another. */
export const percentageFix = ({ most, least, all }: JvmOptions, part = USUAL_PART): HeapFix | undefined => {
  const sizes = all.filter(({ text }) => SIZE.test(text));
  if (!most || sizes.length > (least ? 2 : 1) || all.some(({ text }) => OTHER_SIZES.test(text))) return undefined;
  if (least && sizeOf(least) !== sizeOf(most)) return undefined;
  return {
    title: `Take ${part} % of the memory limit for the heap`,
    safety: 'review',
    edits: [asPart(most, 'Max', part), ...(least ? [asPart(least, 'Initial', part)] : [])].sort((a, b) => a.span.start - b.span.start),
  };
};

const sizeOf = ({ text }: JvmOption): string => text.replace(SIZE, '').toLowerCase();

const asPart = ({ at, text }: JvmOption, which: 'Max' | 'Initial', part: number): Edit => ({
  span: at,
  text: `${text.startsWith('-J') ? '-J' : ''}-XX:${which}RAMPercentage=${partInWords(part)}`,
});
