import { codenameOf } from '../../image/distributions.ts';
import type { Word } from '../../shell/model.ts';
import type { Span } from '../../text/span.ts';
import type { CommandUse, Distribution } from '../model.ts';
import { type Found, ppaAddress, repositoryAt } from './address.ts';
import type { WrittenLine, WrittenText } from './written.ts';

const ONE_LINE = /^\s*deb(?:-src)?\s+(?:\[([^\]]*)\]\s*)?(\S+)(?:\s+((?:\$\([^)]*\)|`[^`]*`)?\S*))?(?:\s|$)/;
/** What begins with a variable may be an address, but of a host that nobody knows. */
const ADDRESS = /^(?:(?:tor|mirror)\+)?(?:https?|ftp|file|copy|cdrom):/i;

/** The repositories in a text that is written to a list of apt's. */
export const aptRepositories = ({ file, lines }: WrittenText): Found[] => {
  const isElsewhere = file !== '' && !/sources\.list|\.(?:list|sources)$|apt|[$]/.test(file);
  return isElsewhere ? [] : [...lines.flatMap(oneLine), ...stanzas(lines)];
};

const oneLine = (line: WrittenLine): Found[] => {
  const [, options, url = '', suite] = ONE_LINE.exec(line.text) ?? [];
  if (!ADDRESS.test(url)) return [];
  return [{ ...repositoryAt(url, line.locate(url), 'apt'), suite, ...(options !== undefined && optionsIn(options, line)) }];
};

const optionsIn = (options: string, line: WrittenLine): Pick<Found, 'signedBy' | 'options' | 'unchecked'> => {
  const trusted = /\btrusted\s*=\s*yes\b/i.exec(options)?.[0];
  return {
    signedBy: /\bsigned-by\s*=\s*([^\s\]]+)/i.exec(options)?.[1],
    options: options.trim() === '' ? undefined : line.locate(options.trim()),
    unchecked: trusted === undefined ? undefined : { at: line.locate(trusted), word: `[${trusted}]` },
  };
};

/** The repositories of a file in the newer form, one paragraph each. */
const stanzas = (lines: readonly WrittenLine[]): Found[] => {
  const paragraphs: WrittenLine[][] = [[]];
  for (const line of lines) {
    if (line.text.trim() === '') paragraphs.push([]);
    else paragraphs.at(-1)?.push(line);
  }
  return paragraphs.flatMap(stanza);
};

const stanza = (lines: readonly WrittenLine[]): Found[] => {
  const fieldOf = (field: string): { readonly line: WrittenLine; readonly value: string } | undefined => {
    for (const line of lines) {
      const [, name = '', value = ''] = /^([A-Za-z-]+):\s*(.*)$/.exec(line.text) ?? [];
      if (name.toLowerCase() === field) return { line, value: value.trim() };
    }
    return undefined;
  };
  const [addresses, trusted] = [fieldOf('uris'), fieldOf('trusted')];
  if (!addresses || !fieldOf('types')?.value.startsWith('deb')) return [];
  const [signedBy, suite] = [fieldOf('signed-by')?.value, fieldOf('suites')?.value.split(/\s+/)[0]];
  const isUnchecked = trusted !== undefined && /^yes$/i.test(trusted.value);
  const unchecked = isUnchecked ? { at: trusted.line.locate(trusted.line.text.trim()), word: 'Trusted: yes' } : undefined;
  return addresses.value
    .split(/\s+/)
    .filter((url) => ADDRESS.test(url))
    .map((url) => ({ ...repositoryAt(url, addresses.line.locate(url), 'apt'), suite, signedBy, unchecked }));
};

/** How scripts ask for the code name of the release that they run on. */
const OWN_RELEASE = /\$\(\s*lsb_release\s+-\w*c\w*\s*\)|`\s*lsb_release\s+-\w*c\w*\s*`|\$\{?(?:VERSION|UBUNTU)_CODENAME\}?/;

/** A suite with the code name of the release that it is for, where the script asks for that. */
export const suiteOn = (suite: string | undefined, distribution: Distribution | undefined): string | undefined => {
  const { family, release } = distribution ?? {};
  const name = family === 'ubuntu' && release !== undefined ? codenameOf(family, release) : release;
  return name === undefined || !/^[a-z]+$/.test(name) ? suite : suite?.replace(OWN_RELEASE, name);
};

/** What add-apt-repository is asked to add: a PPA, a line, or an address with its suite. */
export const addedAptRepositories = ({ command: { arguments: words } }: CommandUse): Found[] => {
  if (words.some(({ value }) => value === '-r' || value === '--remove')) return [];
  return words.flatMap((word, index) => addedBy(word, words[index - 1]?.value ?? '')).map((found) => ({ ...found, by: 'command' }));
};

const addedBy = (word: Word, before: string): Found[] => {
  const { value, span } = word;
  const isPpa = before === '-P' || before === '--ppa';
  const ppa = ppaAddress(isPpa && !value.startsWith('ppa:') ? `ppa:${value}` : value);
  if (ppa !== undefined) return [repositoryAt(ppa, span, 'apt')];
  if (ADDRESS.test(value) && !/^-[kK]$|^--key/.test(before)) return [repositoryAt(value.split(/\s/)[0] ?? value, span, 'apt')];
  return oneLine({ text: value, locate: (part) => partOfWord(word, part) });
};

/** A line in quotes stands in the document as it is, unless there is something in it to be replaced. */
const partOfWord = ({ text, span }: Word, part: string): Span => {
  const at = text.indexOf(part);
  const isAsWritten = at >= 0 && span.end - span.start === text.length;
  return isAsWritten ? { start: span.start + at, end: span.start + at + part.length } : span;
};
