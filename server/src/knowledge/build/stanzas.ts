/** One package of an index: its fields by name. */
export type Stanza = ReadonlyMap<string, string>;

/** The stanzas of a text, blank lines between them; a line that continues a field is passed over, and one that is longer than any. `end` ends the name of a field. */
export function* stanzas(text: string, end: ': ' | ':'): Generator<Stanza> {
  for (let start = 0; start < text.length; ) {
    const stop = text.indexOf('\n\n', start);
    const stanza = fieldsOf(text.slice(start, stop < 0 ? text.length : stop), end);
    if (stanza.size > 0) yield stanza;
    start = stop < 0 ? text.length : stop + 2;
  }
}

/** In bookworm the longest line, a list of what a package provides, has 75,649 letters. */
const LONGEST_LINE = 1_000_000;

const fieldsOf = (text: string, end: string): Stanza => {
  const fields = new Map<string, string>();
  for (const line of text.split('\n')) {
    if (line.length > LONGEST_LINE) continue;
    const at = line.indexOf(end);
    if (at > 0 && line[0] !== ' ' && line[0] !== '\t') fields.set(line.slice(0, at), line.slice(at + end.length).trim());
  }
  return fields;
};
