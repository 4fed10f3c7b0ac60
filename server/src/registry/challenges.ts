/** One way of authentication that a server offers; scheme and names of parameters in lower case. */
export interface Challenge {
  readonly scheme: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/** A word that stands alone, or the name of a scheme, or `name=value`; before it what separates it from the last. */
const PART = /([\s,]*)(?:([\w+/.~-]+=*)(?=\s*(?:,|$))|([\w!#$%&'*+\-.^`|~]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+)))?)/y;

/**
 * Reads `WWW-Authenticate`: several challenges may stand in one header, for a comma separates both them and their parameters. What comes
 * after something unreadable is ignored.
 */
export const readChallenges = (header: string): Challenge[] => {
  const challenges: { scheme: string; parameters: Map<string, string> }[] = [];
  PART.lastIndex = 0;
  for (let part = PART.exec(header); part !== null; part = PART.exec(header)) {
    const [, separator = '', alone, name = alone ?? '', quoted, bare] = part;
    const value = quoted?.replace(/\\(.)/g, '$1') ?? bare;
    const parameters = challenges.at(-1)?.parameters;
    // Some schemes have a word in place of parameters; no comma comes before it.
    const isOfScheme = alone !== undefined && challenges.length > 0 && !separator.includes(',');
    if (value === undefined && !isOfScheme) challenges.push({ scheme: name.toLowerCase(), parameters: new Map() });
    else if (value !== undefined && parameters?.has(name.toLowerCase()) === false) parameters.set(name.toLowerCase(), value);
  }
  return challenges;
};
