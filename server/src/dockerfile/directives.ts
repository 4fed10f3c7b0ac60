import type { Directive, EscapeToken, ParseError } from './model.ts';
import type { SourceLine } from './source-lines.ts';

const DIRECTIVE = /^(\s*#\s*)([a-zA-Z][a-zA-Z0-9]*)(\s*=\s*)(?=\S)/;
const SHEBANG = /^#!/;
const CHECK_OPTIONS: ReadonlySet<string> = new Set(['skip', 'error', 'experimental']);
const NAMES: ReadonlySet<string> = new Set(['syntax', 'escape', 'check']);

/**
 * Reads parser directives by BuildKit's rules (frontend/dockerfile/parser/directives.go): the phase ends at the first
 * line that is none, an unknown name included; a name may stand once. A shebang on the first line is skipped, but
 * `escape` means nothing behind it.
 */
export class DirectiveReader {
  readonly directives: Directive[] = [];
  readonly errors: ParseError[] = [];
  escape: EscapeToken = '\\';
  #open = true;
  #first = true;
  #shebang = false;

  /** Whether the line is a directive; it is kept if so. */
  take(line: SourceLine): boolean {
    if (!this.#open) return false;
    if (this.#first) this.#shebang = SHEBANG.test(line.text);
    const skipped = this.#first && this.#shebang;
    this.#first = false;
    if (skipped) return false;
    const directive = parseDirective(line);
    this.#open = directive !== undefined;
    if (!directive || (this.#shebang && directive.name === 'escape')) return false;
    this.#keep(directive);
    return true;
  }

  #keep(directive: Directive): void {
    const { name, value, valueSpan: span } = directive;
    if (this.directives.some((known) => known.name === name))
      this.errors.push({ span: directive.span, message: `only one ${name} parser directive can be used` });
    if (name === 'escape') {
      if (value === '\\' || value === '`') this.escape = value;
      else this.errors.push({ span, message: `invalid escape token '${value}': it is either \\ or \`` });
    }
    if (name === 'check') this.#checkOptions(directive);
    this.directives.push(directive);
  }

  /** BuildKit reads no further than the first space. */
  #checkOptions({ value, valueSpan: span }: Directive): void {
    for (const option of (value.split(' ')[0] ?? '').split(';')) {
      const [name = '', setting] = option.split('=');
      if (setting === undefined || !CHECK_OPTIONS.has(name.trim())) this.errors.push({ span, message: `invalid check option "${name}"` });
    }
  }
}

const parseDirective = (line: SourceLine): Directive | undefined => {
  const match = DIRECTIVE.exec(line.text);
  const [, lead = '', name = '', separator = ''] = match ?? [];
  if (!match || !NAMES.has(name.toLowerCase())) return undefined;
  const start = line.span.start + lead.length;
  const valueStart = start + name.length + separator.length;
  const value = line.text.slice(valueStart - line.span.start).trimEnd();
  return {
    name: name.toLowerCase(),
    value,
    span: { start: line.span.start + line.text.indexOf('#'), end: line.span.end },
    valueSpan: { start: valueStart, end: valueStart + value.length },
  };
};
