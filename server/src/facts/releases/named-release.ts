import type { Word } from '../../shell/model.ts';
import { MappedText } from '../../text/mapped-text.ts';
import type { Span } from '../../text/span.ts';
import type { CommandUse, Download, Facts } from '../model.ts';
import { writtenWord } from './written.ts';

/** The release of a repository that a download takes by the name of its tag. */
export interface NamedRelease {
  /** Where the tags can be asked for. */
  readonly repository: string;
  readonly tag: string;
  /** The text that names the tag, with the way back to where its parts are written. */
  readonly written: MappedText;
  /** Where in it the tag stands. */
  readonly within: Span;
}

type Document = Pick<Facts, 'commands'>;

/** The release that a download names; `undefined` where either the repository or the tag can't be told with certainty. */
export const namedRelease = (download: Download, document: Document): NamedRelease | undefined => {
  if (known.has(download)) return known.get(download);
  const found = readRelease(download, document);
  known.set(download, found);
  return found;
};

/** Several rules and plans ask, each of all downloads. */
const known = new WeakMap<Download, NamedRelease | undefined>();

const readRelease = (download: Download, document: Document): NamedRelease | undefined => {
  if (isOfRepository(download)) return clonedRelease(download, document);
  if (!FILES.has(download.by)) return undefined;
  const written = writtenUrl(download);
  // What a branch of the script sets is one of the addresses that are written there, with no way back to where.
  return (written && releaseInUrl(written)) ?? releaseInUrl(new MappedText([{ text: download.url }]));
};

/** Whether a download is of a repository, whose tag is named beside its address. */
export const isOfRepository = ({ by }: Download): boolean => REPOSITORIES.has(by);

const REPOSITORIES: ReadonlySet<Download['by']> = new Set(['git', 'cargo', 'pip']);
const FILES: ReadonlySet<Download['by']> = new Set(['curl', 'wget', 'add', 'gh']);

/** The address of a file as it is put together. */
export const writtenUrl = ({ at, use, written }: Download): MappedText | undefined => {
  if (written || !use) return written;
  const word = wordAt(use, at);
  return word && writtenWord(word, use);
};

const wordAt = ({ command }: CommandUse, at: Span): Word | undefined =>
  command.arguments.find(({ span }) => span.start === at.start && span.end === at.end);

const clonedRelease = (download: Download, document: Document): NamedRelease | undefined => {
  const { url, ref } = download;
  const repository = repositoryAt(url.split(/[#?]/, 1)[0] ?? '');
  if (repository === undefined || ref?.kind !== 'tag' || !ref.at || !PLAIN.test(ref.name)) return undefined;
  const written = download.written ?? writtenRef(ref.at.span, document);
  const tag = ref.name.replace(/^(?:refs\/)?tags\//, '');
  const start = written?.text.lastIndexOf(ref.name) ?? -1;
  const end = start + ref.name.length;
  return written && start >= 0 ? { repository, tag, written, within: { start: end - tag.length, end } } : undefined;
};

/** What is checked out may be named by another command than the one that clones. */
const writtenRef = (at: Span, { commands }: Document): MappedText | undefined => {
  const placed = wordsOf(commands).get(at.start);
  return placed && placed.word.span.end === at.end ? writtenWord(placed.word, placed.use) : undefined;
};

interface PlacedWord {
  readonly word: Word;
  readonly use: CommandUse;
}

const placedWords = new WeakMap<readonly CommandUse[], ReadonlyMap<number, PlacedWord>>();

/** The words of a build's commands of git, cargo and pip by where they stand, looked for once. */
const wordsOf = (commands: readonly CommandUse[]): ReadonlyMap<number, PlacedWord> => {
  const found =
    placedWords.get(commands) ??
    new Map(
      commands
        .filter(({ command: { name } }) => /^(?:git|(?:xx-)?cargo|pip[\d.]*|python[\d.]*)$/.test(name))
        .flatMap((use) => use.command.arguments.map((word) => [word.span.start, { word, use }] as const)),
    );
  placedWords.set(commands, found);
  return found;
};

const PLAIN = /^[\w.+@/-]+$/;
const PART = '[\\w.-]+';
/** Where a project is `owner/name`, and a repository of another form is none. */
const FORGES: ReadonlySet<string> = new Set(['github.com', 'gitlab.com', 'codeberg.org', 'bitbucket.org']);

/** Where a repository that is cloned can be asked; as nobody, so that one with a login in its address can't. */
const repositoryAt = (url: string): string | undefined => {
  const [, plainHost, plainPath] = /^(?:https?|git):\/\/([\w.-]+(?::\d+)?)(\/[\w.~/+-]+)$/.exec(url) ?? [];
  const [, host = plainHost, path = plainPath] = /^(?:ssh:\/\/)?git@([\w.-]+)[:/]\/?([\w.~/+-]+)$/.exec(url) ?? [];
  if (host === undefined || path === undefined) return undefined;
  const name = host.toLowerCase().replace(/^www\./, '');
  const project = path.replace(/^\/+|\/+$/g, '').replace(/\.git$/, '');
  if (FORGES.has(name)) return project.includes('/') ? `https://${name}/${project}` : undefined;
  return /^https?:/.test(url) ? `https://${host.toLowerCase()}/${path.replace(/^\/+|\/+$/g, '')}` : undefined;
};

/** An address that names a tag: its form behind the scheme, and the repository that it belongs to. */
interface Form {
  readonly url: RegExp;
  repository(host: string, project: string): string;
}

const ENDING = '\\.(?:tar\\.\\w+|tgz|zip)';
const HEAD = '^https?:\\/\\/';
const OWNED = `\\/(${PART}\\/${PART})`;
const own = (host: string, project: string): string =>
  `https://${host.toLowerCase().replace(/^www\./, '')}/${project.replace(/\.git$/, '')}`;
const github = (_: string, project: string): string => own('github.com', project);
const form = (pattern: string, repository: Form['repository'] = own): Form => ({
  url: new RegExp(`${HEAD}${pattern}(?:[?#].*)?$`, 'id'),
  repository,
});

const COMMON = '((?:www\\.)?(?:github\\.com|codeberg\\.org|gitea\\.com))';
const ANY = '([\\w.-]+(?::\\d+)?)';
/** A tag may have slashes in it; a name behind it may as well be a part of it, unless a number stands before. */
const FORMS: readonly Form[] = [
  form(`${ANY}${OWNED}\\/releases\\/download\\/([^?#]+)\\/[^/?#]+`),
  form(`${COMMON}${OWNED}\\/archive\\/(?:refs\\/tags\\/)?([^/?#]*\\d[^/?#]*)\\/[^/?#]+${ENDING}`),
  form(`${COMMON}${OWNED}\\/archive\\/(?:refs\\/tags\\/)?((?!refs\\/)[^?#]+?)${ENDING}`),
  form(`${COMMON}${OWNED}\\/(?:tarball|zipball)\\/(?:refs\\/tags\\/)?((?!refs\\/)[^?#]+)`),
  form(`${COMMON}${OWNED}\\/raw\\/(?:refs\\/tags\\/|tag\\/)?((?!refs\\/)[^/?#]+)\\/[^?#]+`),
  form(`(codeload\\.github\\.com)${OWNED}\\/(?:legacy\\.)?(?:tar\\.gz|zip)\\/(?:refs\\/tags\\/)?((?!refs\\/)[^?#]+)`, github),
  form(`(api\\.github\\.com)\\/repos${OWNED}\\/(?:tarball|zipball)\\/(?:refs\\/tags\\/)?((?!refs\\/)[^?#]+)`, github),
  form(`(raw\\.githubusercontent\\.com)${OWNED}\\/(?:refs\\/tags\\/)?((?!refs\\/)[^/?#]+)\\/[^?#]+`, github),
  form(`(bitbucket\\.org)${OWNED}\\/get\\/([^/?#]+?)${ENDING}`),
  form(`${ANY}\\/(${PART}(?:\\/${PART}){1,9})\\/-\\/(?:archive|raw)\\/(?:refs\\/tags\\/)?([^/?#]+)\\/[^?#]+`),
  form(`${ANY}\\/(${PART}(?:\\/${PART}){1,9})\\/-\\/releases\\/([^/?#]+)\\/downloads\\/[^?#]+`),
];

/** Longer addresses name no release. */
const MAX_URL = 1_000;

/** The release that an address names. */
export const releaseInUrl = (written: MappedText): NamedRelease | undefined => {
  if (written.text.length > MAX_URL) return undefined;
  for (const { url, repository } of FORMS) {
    const match = url.exec(written.text);
    const [start, end] = match?.indices?.[3] ?? [];
    if (!match || start === undefined || end === undefined) continue;
    const [, host = '', project = '', name = ''] = match;
    const tag = decoded(name);
    return PLAIN.test(tag) ? { repository: repository(host, project), tag, written, within: { start, end } } : undefined;
  }
  return undefined;
};

const decoded = (tag: string): string =>
  tag
    .replace(/%2[bB]/g, '+')
    .replace(/%2[fF]/g, '/')
    .replace(/%40/g, '@');
