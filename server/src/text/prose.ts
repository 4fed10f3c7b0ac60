/** `a, b or c`. */
export const orOf = (choices: readonly string[]): string =>
  choices.length < 2 ? (choices[0] ?? 'nothing') : `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
