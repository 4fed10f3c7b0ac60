import type { Span } from '../../text/span.ts';
import type { Finding } from '../model.ts';
import type { Suppression } from './model.ts';

/** What is no matter of taste: "all" does not silence it, its name does. */
const BEYOND_ALL: ReadonlySet<string> = new Set(['syntax-error', 'internal-error']);

/** A stretch of the document with all the comments that speak of it. */
export class Scope {
  readonly span: Span;
  readonly #byRule = new Map<string, Suppression>();
  readonly #found = new Set<string>();
  #all: Suppression | undefined;

  constructor(span: Span) {
    this.span = span;
  }

  add(suppression: Suppression): void {
    for (const { rules } of suppression.names)
      if (rules === 'all') this.#all ??= suppression;
      else for (const id of rules) if (!this.#byRule.has(id)) this.#byRule.set(id, suppression);
  }

  /** Notes what was found here; a rule that another one of its concern outranks has found something too. */
  take(finding: Finding): Suppression | undefined {
    this.#found.add(finding.rule);
    for (const id of finding.data.also) this.#found.add(id);
    return this.#byRule.get(finding.rule) ?? (BEYOND_ALL.has(finding.rule) ? undefined : this.#all);
  }

  hasFound(rules: readonly string[]): boolean {
    return rules.some((id) => this.#found.has(id));
  }
}

/** The scopes of the suppressions by their spans. Of two scopes one holds the other, or they lie apart. */
export class Scopes {
  readonly #scopes = new Map<string, Scope>();

  constructor(suppressions: readonly Suppression[]) {
    for (const suppression of suppressions) if (suppression.scope) this.#at(suppression.scope).add(suppression);
  }

  of({ scope }: Suppression): Scope | undefined {
    return scope && this.#scopes.get(keyOf(scope));
  }

  /** For each finding the innermost suppression that speaks of it. */
  match(findings: readonly Finding[]): Map<Finding, Suppression> {
    const inOrder = [...this.#scopes.values()].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
    const matched = new Map<Finding, Suppression>();
    const open: Scope[] = [];
    let next = 0;
    for (const finding of findings.toSorted((a, b) => a.at.start - b.at.start)) {
      const offset = finding.at.start;
      for (let scope = inOrder[next]; scope && scope.span.start <= offset; scope = inOrder[++next]) {
        closeBefore(scope.span.start, open);
        open.push(scope);
      }
      closeBefore(offset, open);
      const hit = takeInnermost(finding, open);
      if (hit) matched.set(finding, hit);
    }
    return matched;
  }

  #at(span: Span): Scope {
    const key = keyOf(span);
    const scope = this.#scopes.get(key) ?? new Scope(span);
    this.#scopes.set(key, scope);
    return scope;
  }
}

/** Every scope around hears of the finding, so that a comment for the file is not called idle beside one for the line. */
const takeInnermost = (finding: Finding, open: readonly Scope[]): Suppression | undefined => {
  let innermost: Suppression | undefined;
  for (const scope of open) innermost = scope.take(finding) ?? innermost;
  return innermost;
};

/** A finding without length may stand at the very end of its node, so a scope ends behind its last offset. */
const closeBefore = (offset: number, open: Scope[]): void => {
  while ((open.at(-1)?.span.end ?? offset) < offset) open.pop();
};

const keyOf = ({ start, end }: Span): string => `${start}-${end}`;
