/** A function that keeps what it last made of some texts: the files of a folder are all read with the same files around them. */
export const remembered = <T>(compute: (text: string) => T, mostKept = MOST_KEPT): ((text: string) => T) => {
  const known = new Map<string, T>();
  return (text) => {
    const value = known.has(text) ? (known.get(text) as T) : compute(text);
    // The one that was asked for last stands last.
    known.delete(text);
    known.set(text, value);
    if (known.size > mostKept) known.delete(known.keys().next().value as string);
    return value;
  };
};

const MOST_KEPT = 16;
