import { grouped } from '../facts/grouped.ts';
import type { Facts, Stage } from '../facts/model.ts';
import type { PackageRepository, RepositoryKey } from '../facts/repositories/model.ts';
import type { Edit, Span } from '../text/span.ts';
import { isPlain } from './commands.ts';

/** Hosts that lend names to many: two of them have nothing in common. */
const SHARED =
  /(?:^|\.)(?:github\.io|gitlab\.io|cloudfront\.net|amazonaws\.com|googleapis\.com|azureedge\.net|launchpad\.net|debian\.net)$/;

/**
 * Puts the key that a pipe hands to `apt-key add -` into a keyring of its own, and names that in the lines of its repositories. Offered
 * only where the key is the only one of its stage and lines of the same site stand there as they are; `undefined` otherwise.
 */
export const keyringEdits = (key: RepositoryKey, facts: Facts): readonly Edit[] | undefined => {
  const command = key.use?.command;
  const words = command?.arguments ?? [];
  // What stands between the two may have made something else of the key.
  const isPiped = command?.pipeline.index === 1 && words.map(({ value }) => value).join(' ') === 'add -';
  if (!command || !isPiped || !key.use || !isPlain(key.use) || !isOnly(key, facts)) return undefined;
  const host = hostOf(key.url);
  const lines = ofStage(facts.repositories, key.stage).filter((one) => isOfSite(one, host));
  const keyring = `/usr/share/keyrings/${labelOf(host)}.gpg`;
  const edits = lines.map((one) => signedBy(one, keyring, facts.text));
  if (edits.length === 0 || edits.some((edit) => edit === undefined)) return undefined;
  const replaced: Span = { start: command.program.span.start, end: words.at(-1)?.span.end ?? command.program.span.end };
  return [{ span: replaced, text: `gpg --dearmor -o ${keyring}` }, ...edits.filter((edit) => edit !== undefined)];
};

const isOnly = (key: RepositoryKey, { repositoryKeys }: Facts): boolean =>
  ofStage(repositoryKeys, key.stage).every((other) => other === key || other.by !== 'apt-key');

type Staged = Pick<RepositoryKey, 'stage'>;

const byStage = new WeakMap<readonly Staged[], ReadonlyMap<Stage | undefined, readonly Staged[]>>();

/** Worked out once for each list: a file may have as many keys as lines. */
const ofStage = <T extends Staged>(items: readonly T[], stage: Stage | undefined): readonly T[] => {
  const groups = (byStage.get(items) as ReadonlyMap<Stage | undefined, readonly T[]> | undefined) ?? grouped(items, (item) => item.stage);
  byStage.set(items, groups);
  return groups.get(stage) ?? [];
};

const hostOf = (url = ''): string => /^https?:\/\/([\w.-]+)/i.exec(url)?.[1]?.toLowerCase() ?? '';

const siteOf = (host: string): string => (SHARED.test(host) ? host : host.split('.').slice(-2).join('.'));

const isOfSite = ({ family, by, host }: PackageRepository, keyHost: string): boolean =>
  family === 'apt' && by === 'list' && host !== '' && siteOf(host) === siteOf(keyHost);

/** `postgresql` of www.postgresql.org. */
const labelOf = (host: string): string => siteOf(host).split('.').at(0) ?? host;

/** Names the keyring in a line that names none yet, and that stands in the document as it is. */
const signedBy = ({ at, url, options, signedBy, unchecked }: PackageRepository, keyring: string, text: string): Edit | undefined => {
  if (signedBy !== undefined || unchecked || !text.startsWith(url, at.start)) return undefined;
  if (options) return { span: { start: options.start, end: options.start }, text: `signed-by=${keyring} ` };
  return { span: { start: at.start, end: at.start }, text: `[signed-by=${keyring}] ` };
};

/** Takes an option out of a line of apt's, with the blank beside it. */
export const dropOption = (at: Span, options: Span, text: string): Edit => {
  const behind = /^\s*/.exec(text.slice(at.end, options.end))?.[0].length ?? 0;
  const before = behind === 0 ? (/\s*$/.exec(text.slice(options.start, at.start))?.[0].length ?? 0) : 0;
  return { span: { start: at.start - before, end: at.end + behind }, text: '' };
};
