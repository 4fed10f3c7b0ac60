import { pathFrom } from '../../shell/folders.ts';
import type { Word } from '../../shell/model.ts';
import type { CommandUse } from '../model.ts';
import { optionValues } from '../options.ts';
import { readSource } from '../upstream.ts';
import { common, placeOf } from './draft.ts';
import { fileNames } from './file-names.ts';
import type { Transfer } from './transfers.ts';

/** Options of `gh release download` whose value is the next word. */
const VALUED = /^(?:-[RpDOA]|--(?:repo|pattern|dir|output|archive))$/;

/** What `gh release download` fetches; without a repository that it names it is the project's own. */
export const readGhReleases = (use: CommandUse): Transfer[] => {
  const { arguments: words } = use.command;
  const [release, download, tag] = words.filter(
    ({ value }, index) => !value.startsWith('-') && !VALUED.test(words[index - 1]?.value ?? ''),
  );
  const [repository] = optionValues(words, 'repo', 'R');
  if (release?.value !== 'release' || download?.value !== 'download' || !repository) return [];
  const [archive] = optionValues(words, 'archive', 'A');
  const patterns = archive ? [undefined] : optionValues(words, 'pattern', 'p');
  const given = { repository, tag, archive: archive?.value };
  return (patterns.length === 0 ? [undefined] : patterns).map((pattern) => transfer(use, given, pattern));
};

interface Given {
  readonly repository: Word;
  /** `undefined` for the latest release. */
  readonly tag: Word | undefined;
  readonly archive: string | undefined;
}

const transfer = (use: CommandUse, given: Given, pattern: Word | undefined): Transfer => {
  const { arguments: words } = use.command;
  const url = addressOf(given, pattern?.value ?? '');
  const destination = optionValues(words, 'output', 'O')[0]?.value ?? (pattern === undefined ? undefined : pattern.value);
  const folder = optionValues(words, 'dir', 'D')[0]?.value ?? '';
  return {
    ...common(use),
    use,
    at: given.repository.span,
    by: 'gh',
    url,
    isKnown: [given.repository, given.tag, pattern].every((word) => word?.isKnown !== false),
    source: readSource(url),
    destination,
    path: destination === undefined ? undefined : pathFrom(pathFrom(placeOf(use), folder), destination),
    ref: undefined,
    names: fileNames([destination, url]),
  };
};

const addressOf = ({ repository, tag, archive }: Given, file: string): string => {
  const project = `https://github.com/${repository.value.replace(/^(?:https?:\/\/)?github\.com\//, '')}`;
  if (archive !== undefined) return `${project}/archive/refs/tags/${tag?.value ?? 'latest'}.${archive}`;
  return tag ? `${project}/releases/download/${tag.value}/${file}` : `${project}/releases/latest/download/${file}`;
};
