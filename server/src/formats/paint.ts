/** Makes parts of the text stand out; plainly, it leaves them as they are. */
export type Paint = Readonly<Record<'bold' | 'dim' | 'red' | 'yellow' | 'cyan' | 'green', (text: string) => string>>;

const same = (text: string): string => text;

/** For whoever sees no colours. */
export const PLAIN: Paint = { bold: same, dim: same, red: same, yellow: same, cyan: same, green: same };
