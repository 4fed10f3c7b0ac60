import type { Report } from '../engine/model.ts';

export interface FormatOptions {
  /** Columns of the terminal; longer source lines are cut around the finding. */
  readonly width: number;
  readonly suppressed: 'shown' | 'hidden';
  /** Templates that were found and left alone. */
  readonly skipped: number;
  /** What relative paths of the report are relative to, as a URI with a slash at the end. */
  readonly rootUri?: string;
}

/** Turns a report into what is printed; ends with a line feed unless there is nothing to say. */
export type Format = (report: Report, options: FormatOptions) => string;
