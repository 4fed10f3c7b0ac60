import { downloadsIn, installsIn } from '../facts/grouped.ts';
import type { CommandUse, Distribution, Download, Facts, PackageInstall, SourceBuild } from '../facts/model.ts';
import type { ListItem } from '../shell/model.ts';
import type { Edit } from '../text/span.ts';
import { isPlain, replaceItems } from './commands.ts';
import { addPackages, installCommand } from './packages.ts';

/** Commands that go with a build when they stand between its first and last step. */
const SERVING = /^(?:cd|tar|unzip|mkdir|pushd|popd|export|set)\b/;
/** Commands that clean up behind a build. */
const CLEANING = /^(?:rm\s|popd\b|cd(?:\s+(?:\.\.|-|\/))?\s*$)/;
/** Commands that take packages away again, perhaps those that would be added. */
const REMOVING = /\bapt-mark\s+auto\b|\bapk\s+(?:--\S+\s+)*del\b/;
const REMOVING_WITH_APT = /\b(?:purge|remove|autoremove)\b/;

/** Commands that work on files beside them, here those that were unpacked. */
const USING = /^(?:make|gmake|ninja|cmake|meson|patch)\b|(?:^|\s)\.\.?\/|^(?:cp|mv|install|ln)\s+(?:-\S+\s+)*[^\s/$~"'-]/;
/** What is unpacked into a folder that no command enters is a part of something else. */
const UNPACKED_ASIDE = /\btar\b.*\s(?:-\w*C|--directory)\b|\bunzip\b.*\s-d\b/s;
const PROOF = /\.(?:asc|sig|sign|gpg|sha\d+(?:sum)?|txt)$/i;

/** Packages in place of a build. */
export interface Replacement {
  readonly build: SourceBuild;
  readonly distribution: Distribution;
  readonly packages: readonly string[];
}

/**
 * Installs packages in the place of a source build. Offered only where download and steps stand plainly in one RUN with nothing between
 * them that may serve anything else, and nothing behind them that uses what was unpacked; `undefined` otherwise.
 */
export const replaceBuild = ({ build, distribution, packages }: Replacement, facts: Facts): readonly Edit[] | undefined => {
  const items = itemsOf(build, facts);
  const { node } = build.download;
  if (!items || isElsewhere(build) || removesPackages(facts.text.slice(node.span.start, node.span.end))) return undefined;
  const install = installsIn(node, facts).find(canTakeMore);
  const added = install && addPackages(install, packages, facts.text);
  const edits = replaceItems(items, added ? undefined : installCommand(distribution.family, packages), facts.text);
  return edits && (added ? [added, ...edits] : edits);
};

const removesPackages = (script: string): boolean =>
  REMOVING.test(script) ||
  script.split(/[;&|]/).some((command) => {
    const apt = command.search(/\bapt(?:-get)?\b/);
    return apt >= 0 && REMOVING_WITH_APT.test(command.slice(apt));
  });

/** Installed under a prefix of its own it is looked for there, where no package puts it. */
const isElsewhere = ({ steps }: SourceBuild): boolean =>
  steps.some(({ command }) => command.arguments.some(({ value }) => PREFIX.test(value) && !/=\/usr(?:\/local)?\/?$/.test(value)));

const PREFIX = /^(?:--prefix|PREFIX|prefix|DESTDIR|-DCMAKE_INSTALL_PREFIX(?::PATH)?|CMAKE_INSTALL_PREFIX)=/;

const canTakeMore = ({ use, packages, options }: PackageInstall): boolean =>
  isPlain(use) && packages.length > 0 && !options.some(({ value }) => value.startsWith('--virtual') || value === '-t');

/** Each build looks at all commands of its RUN; the longest that people have written has half as many. */
const MAX_ITEMS = 200;

/** The items that go: from the download to the last step, and the cleaning up behind. */
const itemsOf = ({ download, steps }: SourceBuild, facts: Facts): readonly ListItem[] | undefined => {
  const item = itemOf(download.use);
  const stepItems = steps.map(itemOf);
  if (!item || item.list.items.length > MAX_ITEMS || stepItems.some((step) => step?.list !== item.list)) return undefined;
  const last = Math.max(...stepItems.map((step) => step?.index ?? 0));
  const textOf = (one: ListItem): string => facts.text.slice(one.span.start, one.span.end);
  const isOfBuild = (one: ListItem): boolean =>
    one === item || stepItems.includes(one) || SERVING.test(textOf(one)) || isNamed(textOf(one), download);
  const between = item.list.items.slice(item.index, last + 1);
  const behind = item.list.items.slice(last + 1);
  const cleaning = behind.filter(
    (one) => CLEANING.test(textOf(one)) && (isNamed(textOf(one), download) || /^(?:cd|popd)/.test(textOf(one))),
  );
  const isStillUsed = behind.some((one) => !cleaning.includes(one) && usesUnpacked(textOf(one), download));
  const isShared = downloadsIn(download.node, facts).some(
    (other) => other !== download && (between.some((one) => itemOf(other.use) === one) || isBeside(other, download)),
  );
  const isEntered = !between.some((one) => UNPACKED_ASIDE.test(textOf(one))) || between.some((one) => /^(?:cd|pushd)\b/.test(textOf(one)));
  return between.every(isOfBuild) && isEntered && !isStillUsed && !isShared ? [...between, ...cleaning] : undefined;
};

/** Another source in the same RUN without a build of its own may be compiled together with this one. */
const isBeside = ({ at, source }: Download, download: Download): boolean => at.start < download.at.start && !PROOF.test(source.path);

/** The software's bare name may be that of its program or of a user; only a path tells that its files are meant. */
const usesUnpacked = (text: string, { destination, source }: Download): boolean => {
  const file = source.path.slice(source.path.lastIndexOf('/') + 1);
  const paths = [file, file.replace(/\.(?:tar\.\w+|t\w+|zip)$/, ''), destination ?? ''].filter(
    (path) => path.length >= MIN_NAME && path !== source.name,
  );
  return USING.test(text) || text.includes(`src/${source.name}`) || paths.some((path) => text.includes(path));
};

const itemOf = (use: CommandUse | undefined): ListItem | undefined => (use && isPlain(use) ? use.command.item : undefined);

/** Shorter names are also parts of other words. */
const MIN_NAME = 3;

const isNamed = (text: string, { destination = '', source }: Download): boolean =>
  [source.path.slice(source.path.lastIndexOf('/') + 1), destination, source.name].some(
    (name) => name.length >= MIN_NAME && text.includes(name),
  );
