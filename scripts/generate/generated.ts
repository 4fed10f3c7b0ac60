/** A file that is made from the rules. */
export interface Generated {
  readonly path: string;
  /** The text it should have; `undefined` when the file should not be there. */
  readonly text: string | undefined;
}
