/** A short script may use what it was given as well. */
const LEAST = 16 * 1024;
/** Real scripts with their variables replaced are less than twice as long. */
const TIMES = 8;

/** A bound to what variables are replaced by: a long value that is used over and over makes a text of any length. */
export class Allowance {
  #left: number;

  /** For so many characters in all. */
  constructor(most: number) {
    this.#left = most;
  }

  /** As much as a script of some length needs. */
  static forScript(length: number): Allowance {
    return new Allowance(LEAST + TIMES * length);
  }

  /** Whether a value may still be put in the place of a variable; to what reads on, that of any other is not known. */
  grants({ text }: { readonly text: string }): boolean {
    this.#left -= text.length;
    return this.#left >= 0;
  }
}
