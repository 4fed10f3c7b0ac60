const SPACE = /\s/;

/** Whether the character at an offset is white space, as `\s` has it; by its code where that is one of ASCII. */
export const isSpaceAt = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code < 0x80 ? code === 0x20 || (code >= 0x09 && code <= 0x0d) : SPACE.test(text.charAt(at));
};

/** The offset of the first character from `at` on that is no white space; that of the end when there is none. */
export const skipSpace = (text: string, at: number): number => {
  let end = at;
  while (end < text.length && isSpaceAt(text, end)) end++;
  return end;
};
