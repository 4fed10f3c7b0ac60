import type { Edit } from '../text/span.ts';

/** A fix for a person to review, in the shape of the rules' contract. */
export interface ReviewFix {
  readonly title: string;
  readonly safety: 'review';
  readonly edits: readonly Edit[];
  readonly isToFillIn?: true;
}
