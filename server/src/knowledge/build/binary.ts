import { type Stanza, stanzas } from './stanzas.ts';

/** A package as one installs it. */
export interface Binary {
  readonly name: string;
  /** The package that it is built from. */
  readonly source: string;
  readonly version: string;
  /** Debian's, such as `libdevel`, without the archive area; empty where the distribution has none. */
  readonly section: string;
  readonly homepage: string;
  /** Names of packages that it needs, versions and alternatives left out. */
  readonly needs: readonly string[];
}

/** A `Packages` file of Debian or Ubuntu. It holds all that can be installed, and the homepages of its sources: `Sources` adds nothing. */
export function* readPackages(text: string): Generator<Binary> {
  for (const stanza of stanzas(text, ': ')) {
    const [name = '', version = ''] = [stanza.get('Package'), stanza.get('Version')];
    const [source = ''] = (stanza.get('Source') ?? name).split(' ', 1);
    if (!areFit([name, source], version)) continue;
    // A rebuild without a change (`+b1`) is no version of the software.
    yield { ...commonOf(stanza), name, source, version: version.replace(/\+b\d+$/, ''), needs: needsOf(stanza) };
  }
}

/** An index comes from elsewhere: what a table can't hold, no distribution has. */
const areFit = (names: readonly string[], version: string): boolean =>
  names.every((name) => /^[A-Za-z0-9][\w.+-]*$/.test(name)) && /^\S+$/.test(version);

const commonOf = (stanza: Stanza): Pick<Binary, 'section' | 'homepage'> => ({
  section: (stanza.get('Section') ?? '').replace(/^.*\//, ''),
  homepage: stanza.get('Homepage') ?? '',
});

const needsOf = (stanza: Stanza): readonly string[] =>
  (stanza.get('Depends') ?? '')
    .split(',')
    .map((one) => /^ *([a-z0-9][a-z0-9+.-]*)/.exec(one)?.[1])
    .filter((name) => name !== undefined);

/** The text of an `APKINDEX`: fields of one letter. */
export function* readApkIndex(text: string): Generator<Binary> {
  for (const stanza of stanzas(text, ':')) {
    const [name = '', version = ''] = [stanza.get('P'), stanza.get('V')];
    const source = stanza.get('o') ?? name;
    if (!areFit([name, source], version)) continue;
    const needs = (stanza.get('D') ?? '').split(' ').map((one) => one.replace(/[<>=~].*$/, ''));
    yield { name, source, version, section: '', homepage: stanza.get('U') ?? '', needs };
  }
}
