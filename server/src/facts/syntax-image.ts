import type { Directive } from '../dockerfile/model.ts';
import { parseReference } from '../image/reference.ts';
import { MappedText } from '../text/mapped-text.ts';
import type { ImageUse } from './model.ts';

/** The image of the frontend that `# syntax=` has BuildKit pull; it reads no further than the first space, and knows no variables. */
export const readSyntaxImage = (directives: readonly Directive[]): ImageUse | undefined => {
  const directive = directives.find(({ name }) => name === 'syntax');
  if (!directive) return undefined;
  const [written = ''] = directive.value.split(' ', 1);
  const resolved = MappedText.verbatim(written, directive.valueSpan.start);
  const parsed = parseReference(written);
  return {
    role: 'syntax',
    at: resolved.span(),
    node: directive,
    written,
    resolved,
    unresolved: [],
    reference: 'reference' in parsed ? parsed.reference : undefined,
    problem: 'problem' in parsed ? parsed.problem : undefined,
  };
};
