import type { Edit, Span } from '../text/span.ts';

/** Makes an address that stands in the document as it is one over https; `undefined` where it is put together. */
export const overHttps = (at: Span, text: string): Edit | undefined => {
  const start = at.start + (/^["']?/.exec(text.slice(at.start, at.end))?.[0].length ?? 0);
  return text.startsWith('http://', start) ? { span: { start, end: start + 'http'.length }, text: 'https' } : undefined;
};
