/** JSON leaves these as they are, and a terminal would obey them. */
const STEERING = /[\u007f-\u009f]|\p{Bidi_Control}/gu;

/** Indented JSON with a line feed at the end; nothing in it steers a terminal. */
export const jsonText = (value: unknown): string =>
  `${JSON.stringify(value, undefined, 2).replace(STEERING, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
