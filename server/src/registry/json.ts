/** What a server sent as an object; nothing is known of its values. */
export type Json = Readonly<Record<string, unknown>>;

/** Bytes as JSON, or `undefined` when they are none. */
export const parseJson = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
};

export const objectIn = (value: unknown): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;

export const objectsIn = (value: unknown): Json[] => (Array.isArray(value) ? value.map(objectIn).filter((one) => one !== undefined) : []);

export const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** A number of bytes, seconds or the like. */
export const countIn = (value: unknown): number | undefined =>
  Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : undefined;

const STANDARD = /^org\.opencontainers\.image\.[\w.-]+$/;
const MAX_LABEL = 4_096;
/** What could make a terminal do something. */
const CONTROL = /(?![\n\r\t])\p{Cc}/u;

const isShowable = (text: unknown): text is string => typeof text === 'string' && text.length <= MAX_LABEL && !CONTROL.test(text);

/** The labels or annotations that have a meaning for all images. */
export const standardLabels = (value: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(objectIn(value) ?? {}).flatMap(([name, text]) =>
      STANDARD.test(name) && isShowable(text) ? [[name, text] as const] : [],
    ),
  );
