import type { SourceBuild } from '../../facts/model.ts';
import { lastPart } from '../../facts/paths.ts';
import type { Command } from '../../shell/model.ts';

/** What a build leaves in the file system under names of its own: the archive, the folder it was unpacked to, what it installed. */
export interface Traces {
  /** Whether a text speaks of the archive or of the folder. */
  isSource(text: string): boolean;
  /** Whether a text speaks of the software by a path of own builds; configuration lies where packages look for it, too. */
  isProduct(text: string): boolean;
}

/** Shorter names are also parts of other words. */
const MIN_NAME = 3;

/** Where everybody unpacks something: their names tell nothing. */
const SHARED = /^(?:usr|local|src|source|sources|tmp|opt|build|root|home|app|lib|bin|work|workspace|code)$/i;

const ARCHIVE_END = /\.(?:tar(?:\.\w+)?|t\w+|zip|git)$/;

/** The names of a build's archive and folders, and of its software. */
export const tracesOf = ({ download, steps }: SourceBuild, places: readonly string[]): Traces => {
  const { source, destination = '', url } = download;
  const file = lastPart(source.path);
  const written = [file, lastPart(destination), lastPart(url.split(/[?#]/, 1)[0] ?? ''), ...places.map(lastPart)];
  const folders = steps.map(({ folder }) => lastPart(folder)).filter((folder) => source.name !== '' && folder.includes(source.name));
  const names = [...written, ...folders].flatMap((name) => [name, name.replace(ARCHIVE_END, '')]);
  const own = [...new Set(names)].filter((name) => name.length >= MIN_NAME && !SHARED.test(name) && name !== source.name);
  const software = source.name.length > 1 ? escaped(source.name) : undefined;
  const beside = software === undefined ? undefined : new RegExp(`(?:^|[/\\s"'=])${software}(?:[-_]?[\\d$*{]|\\.(?:tar|t?gz|zip))`);
  const path =
    software === undefined ? undefined : new RegExp(`/(?:usr/local|opt|src|tmp|build)/(?:[^\\s"',:;]*/)?(?:lib)?${software}(?![a-z])`, 'i');
  return {
    isSource: (text) => own.some((name) => text.includes(name)) || beside?.test(text) === true || text.includes(`src/${source.name}`),
    isProduct: (text) => path?.test(text) === true,
  };
};

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The folders that commands enter, or unpack to. */
export const enteredFolders = (commands: readonly Command[]): readonly string[] =>
  commands.flatMap(({ name, arguments: words }) => {
    if (name === 'cd' || name === 'pushd') return words[0] ? [words[0].value] : [];
    if (name !== 'tar' && name !== 'bsdtar' && name !== 'unzip') return [];
    const flag = words.findIndex(({ value }) => /^(?:-\w*C|--directory|-d)$/.test(value));
    const attached = words.flatMap(({ value }) => /^--directory=(.+)$/.exec(value)?.[1] ?? []);
    return flag < 0 ? attached : [words[flag + 1]?.value ?? ''];
  });
