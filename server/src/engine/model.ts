import type { DocumentKind } from '../facts/model.ts';
import type { Fix, Related, Rule, Severity } from '../rule.ts';
import type { Span } from '../text/span.ts';

/** A problem with the engine's stamp. */
export interface Finding {
  readonly rule: string;
  readonly aliases: readonly string[];
  readonly severity: Severity;
  /** The severity that the rule itself gave, where the user's took its place. */
  readonly ownSeverity?: Severity;
  readonly message: string;
  /** What a finding of higher rank says of it, where that is not its rule's word. */
  readonly word?: string | undefined;
  /** The page of the rule. */
  readonly url: string;
  readonly at: Span;
  readonly fixes: readonly Fix[];
  readonly related: readonly Related[];
  /** Takes the place of what the file by itself is told there. */
  readonly sharpens?: true | undefined;
  readonly suppressed?: { readonly by: string; readonly reason: string | undefined };
  readonly data: FindingData;
}

export interface FindingData extends Readonly<Record<string, unknown>> {
  /** Rules of the same concern that found the same and are not shown. */
  readonly also: readonly string[];
}

/** All findings of one file, those suppressed included. */
export interface FileReport {
  readonly path: string;
  readonly kind: DocumentKind;
  readonly text: string;
  /** The texts of other files that the findings may speak of, by path. */
  readonly others?: ReadonlyMap<string, string>;
  readonly findings: readonly Finding[];
}

export interface RunError {
  readonly path: string;
  readonly message: string;
}

export interface Report {
  readonly tool: { readonly name: string; readonly version: string };
  readonly knowledge: { readonly asOf: string | undefined };
  readonly rules: readonly Rule[];
  readonly files: readonly FileReport[];
  readonly errors: readonly RunError[];
}

/** A rule with the severity and options that the configuration gives it for one file. */
export interface EnabledRule {
  readonly rule: Rule;
  /** `undefined` leaves the rule's own severity and its problems' grades. */
  readonly severity: Severity | undefined;
  readonly options: Readonly<Record<string, unknown>>;
}
