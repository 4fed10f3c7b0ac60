import type { Span } from '../../text/span.ts';

const OPENING = /<<-?[ \t]*(["']?)([A-Za-z_]\w*)\1[^\r\n]*\r?\n/g;
/** More than scripts have. */
const MOST = 200;

/** Where the here-documents of a script stand, as far as that can be told without reading it as one. */
export const heredocSpans = (text: string): readonly Span[] => {
  const spans: Span[] = [];
  let from = 0;
  let tried = 0;
  for (const { 0: line, 2: word = '', index } of text.matchAll(OPENING)) {
    const start = index + line.length;
    if (index < from) continue;
    // Each goes through what is left of the text.
    if (++tried > MOST) break;
    const end = endOf(text, start, word);
    if (end === undefined) continue;
    spans.push({ start, end });
    from = end;
  }
  return spans;
};

const endOf = (text: string, start: number, word: string): number | undefined => {
  const end = new RegExp(`^[ \\t]*${word}[ \\t]*\\r?$`, 'm').exec(text.slice(start));
  return end ? start + end.index : undefined;
};
