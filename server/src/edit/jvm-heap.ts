import type { JvmOption, JvmOptions } from '../facts/jvm/heaps.ts';
import type { Edit } from '../text/span.ts';

interface HeapFix {
  readonly title: string;
  readonly safety: 'review';
  readonly edits: readonly Edit[];
}

/** What is left of the limit for metaspace, threads and buffers is a quarter. */
const PART = '75.0';

/** Other sizes in bytes, which a heap of another size may not fit. */
const OTHER_SIZES = /^(?:-J)?-(?:Xmn|XX:(?:Max)?NewSize|XX:SoftMaxHeapSize|XX:(?:Max|Initial|Min)?HeapSize|XX:(?:Max|Initial|Min)RAMP)/;

/** Makes a fixed heap a part of the memory limit; `undefined` where the sizes beside it hang on one another. */
export const percentageFix = ({ most, least, all }: JvmOptions): HeapFix | undefined => {
  const sizes = all.filter(({ text }) => /^(?:-J)?-Xm[xs]/i.test(text));
  if (!most || sizes.length > (least ? 2 : 1) || all.some(({ text }) => OTHER_SIZES.test(text))) return undefined;
  if (least && sizeOf(least) !== sizeOf(most)) return undefined;
  return {
    title: `Take ${PART.replace('.0', '')} % of the memory limit for the heap`,
    safety: 'review',
    edits: [asPart(most, 'Max'), ...(least ? [asPart(least, 'Initial')] : [])].sort((a, b) => a.span.start - b.span.start),
  };
};

const sizeOf = ({ text }: JvmOption): string => text.replace(/^(?:-J)?-Xm[xs]/i, '').toLowerCase();

const asPart = ({ at, text }: JvmOption, which: 'Max' | 'Initial'): Edit => ({
  span: at,
  text: `${text.startsWith('-J') ? '-J' : ''}-XX:${which}RAMPercentage=${PART}`,
});
