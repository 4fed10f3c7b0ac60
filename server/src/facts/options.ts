import type { Word } from '../shell/model.ts';

/** The values of an option, in the next word or behind `=`; `letter` is its short form. */
export const optionValues = (words: readonly Word[], name: string, letter?: string): Word[] =>
  words.flatMap((word, index) => {
    if (word.value === `--${name}` || (letter !== undefined && word.value === `-${letter}`)) return words[index + 1] ?? [];
    return word.value.startsWith(`--${name}=`) ? [{ ...word, value: word.value.slice(name.length + 3) }] : [];
  });
