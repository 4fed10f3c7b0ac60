import type { Table } from './table.ts';

/** `removed` from the programme, still built but `deprecated`, `renamed`, or still listed and `stale`: no longer kept up. */
export type DeprecationStatus = 'removed' | 'deprecated' | 'renamed' | 'stale';

export interface DeprecatedImage {
  readonly image: string;
  readonly status: DeprecationStatus;
  /** As exact as it is known: `2022`, `2022-07` or `2022-07-31`. */
  readonly since?: string;
  /** References that stand for the same use, the nearest one first; none when nothing does. */
  readonly successors: readonly string[];
  /** Those of them that count versions as the old image did: its 17 is their 17. */
  readonly namesakes: readonly string[];
  /** Words that follow a colon. */
  readonly reason?: string;
}

export const DEPRECATION_STATUSES: readonly DeprecationStatus[] = ['removed', 'deprecated', 'renamed', 'stale'];

const SAME = '=';

const withoutMark = (successor: string): string => (successor.startsWith(SAME) ? successor.slice(SAME.length) : successor);

/** An official image that is deprecated, by its bare name; `undefined` for one that is alive, also when it was deprecated once. */
export function deprecatedImage(table: Table, name: string): DeprecatedImage | undefined {
  const [image, status, since, successors = '', reason] = table.row(name) ?? [];
  const known = DEPRECATION_STATUSES.find((one) => one === status);
  if (image === undefined || !known) return undefined;
  const marked = successors === '' ? [] : successors.split(' ');
  return {
    image,
    status: known,
    ...(since && { since }),
    successors: marked.map(withoutMark),
    namesakes: marked.filter((one) => one.startsWith(SAME)).map(withoutMark),
    ...(reason && { reason }),
  };
}
