import { isScalar } from 'yaml';
import { MappedText, type Piece } from '../../text/mapped-text.ts';
import { scalarText } from '../yaml/scalar-text.ts';
import type { Written } from '../yaml/values.ts';

const EXPRESSION = /\$\{\{(.*?)\}\}/gs;

/** A script whose expressions, which no shell knows, stand there as variables of it. */
export const withoutExpressions = (script: MappedText): MappedText => {
  if (!script.text.includes('${{')) return script;
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: expression, 1: inner = '', index } of script.text.matchAll(EXPRESSION)) {
    const end = index + expression.length;
    const { start } = script.span(index, end);
    const text = `\${${inner.trim().replace(/\W+/g, '_') || '_'}}`;
    pieces.push(...script.slice(from, index).pieces, { text, start, width: expression.length });
    from = end;
  }
  return new MappedText([...pieces, ...script.slice(from).pieces]);
};

/** A text that a shell is given, in a scalar or in a list of them, which may have lists in it. */
export const readScripts = (node: unknown, { tree, text, list }: Pick<Written, 'tree' | 'text' | 'list'>): void => {
  const open = [node];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const span = tree.spanOf(one);
    const script = isScalar(one) ? scalarText(one, text)?.text : undefined;
    if (script && span) list.script({ form: 'shell', texts: [withoutExpressions(script)], span });
    else if (list.isFirst(one)) open.push(...tree.items(one));
  }
};
