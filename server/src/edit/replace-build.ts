import { installsIn } from '../facts/grouped.ts';
import type { Distribution, DocumentNode, Facts, PackageInstall, SourceBuild } from '../facts/model.ts';
import type { ListItem } from '../shell/model.ts';
import type { Edit } from '../text/span.ts';
import { cutInstruction, cutItems } from './builds/cut.ts';
import { idleDependencies, namesAny } from './builds/dependencies.ts';
import { idleWorkFolders, isApart, isUsedElsewhere } from './builds/elsewhere.ts';
import { type Extent, extentOf, type Part } from './builds/extent.ts';
import { idleRemovals, removalsIn, survives } from './builds/removals.ts';
import { isBranching, isWholeScript } from './builds/script.ts';
import { surroundingOf } from './builds/surrounding.ts';
import { isPlain } from './commands.ts';
import { managerOf } from './installer.ts';
import { changePackages, installCommand } from './packages.ts';
import { isRootAt } from './user.ts';

/** Each build is held against all else of the file; no file that people have written has half as many. */
export const MAX_BUILDS = 100;

/** Packages in place of a build. */
export interface Replacement {
  readonly build: SourceBuild;
  readonly distribution: Distribution;
  readonly packages: readonly string[];
  /** What installs them, where that is more than a name in a list. */
  readonly installing?: (node: DocumentNode) => string;
}

/**
 * Installs packages in the place of a source build: in an install that the RUN or the stage has, else where the build was. Offered only where
 * the build stands plainly in one or several RUNs, and nothing else uses what it unpacked or where it put things; `undefined` otherwise.
 */
export const replaceBuild = (replacement: Replacement, facts: Facts): readonly Edit[] | undefined => {
  const { build, packages, installing } = replacement;
  const extent = facts.builds.length > MAX_BUILDS ? undefined : extentOf(build, facts);
  if (!extent || !isAllowed({ build, extent, packages }, facts)) return undefined;
  const remove = idleDependencies(build, extent, { facts, packages });
  const joined = installing ? undefined : installToJoin({ build, extent, packages }, facts);
  const command = joined ? undefined : (installing ?? installingWith(replacement, facts));
  const cuts = joined || command ? cutParts(withIdleRemovals(extent, remove, facts), { facts, command }) : undefined;
  const changed = changeInstalls({ joined, remove, packages }, build, facts);
  return cuts && changed && [...changed, ...cuts, ...idleWorkFolders(build, extent).map((node) => cutInstruction(node, facts.text))];
};

/** The command of the stage's own manager, without what the script does already around it. */
const installingWith = ({ build, distribution, packages }: Replacement, facts: Facts): Cutting['command'] => {
  const manager = build.stage && managerOf(build.stage, distribution, facts);
  return manager && ((node, item) => installCommand(manager, packages, surroundingOf(item, node, facts)));
};

/** What took away the packages that are no longer there goes, too. */
const withIdleRemovals = ({ parts, ...rest }: Extent, remove: ReadonlySet<string>, facts: Facts): Extent => ({
  ...rest,
  parts: parts.map(({ node, items, isAll }) => {
    if (items === 'all') return { node, items, isAll };
    const list = items[0]?.list;
    const idle = idleRemovals(node, remove, facts).flatMap(({ use: { command } }) => (command.item.list === list ? command.item : []));
    const going = [...items, ...idle.filter((item) => !items.includes(item) && !isBranching(item, facts.text))];
    return { node, items: going.sort((a, b) => a.index - b.index), isAll };
  }),
});

interface Going {
  readonly build: SourceBuild;
  readonly extent: Extent;
  readonly packages: readonly string[];
}

const isAllowed = ({ build, extent, packages }: Going, facts: Facts): boolean =>
  !isApart(build, extent.steps) &&
  extent.parts.every((part) => isLent(part, facts) || survives(packages, part.node, facts)) &&
  isRootAt(build.download.node, build.stage) &&
  !isUsedElsewhere(build, extent, facts);

/** Whether all removals of a part go with it. */
const isLent = ({ node, items }: Part, facts: Facts): boolean =>
  items === 'all' || (removalsIn(node, facts).length > 0 && removalsIn(node, facts).every(({ use }) => items.includes(use.command.item)));

/** Options that install elsewhere, from elsewhere, not yet or only for a while. */
const SPECIAL =
  /^(?:--virtual|-t|--target-release|--default-release|--root|-p|--installroot|--repository|-X|-s|--simulate|--dry-run|-d|--download-only|--print-uris)/;

/** An install of the same RUN, the last before the build; else the last one of the stage that no packages are taken away from since. */
const installToJoin = ({ build, extent, packages }: Going, facts: Facts): PackageInstall | undefined => {
  const { stage, download } = build;
  const stays = (one: PackageInstall): boolean =>
    canTakeMore(one) && !extent.parts.some(({ items }) => items !== 'all' && items.includes(one.use.command.item));
  const own = extent.parts.flatMap(({ node }) => installsIn(node, facts)).filter(stays);
  const [first] = own;
  if (first) return own.findLast((one) => one.use.command.span.start < download.at.start) ?? first;
  const last = facts.installs.findLast((one) => one.use.stage === stage && one.use.node.span.end < download.at.start && stays(one));
  return last && !isUndone(last, { build, packages }, facts) ? last : undefined;
};

const canTakeMore = ({ use, packages, options }: PackageInstall): boolean =>
  isPlain(use) && use.stage !== undefined && packages.length > 0 && !options.some(({ value }) => SPECIAL.test(value));

const isUndone = ({ use: { node } }: PackageInstall, { build, packages }: Pick<Going, 'build' | 'packages'>, facts: Facts): boolean =>
  build.stage?.instructions.some((one) => one.span.start >= node.span.start && !survives(packages, one, facts)) ?? true;

interface Installing {
  readonly joined: PackageInstall | undefined;
  readonly remove: ReadonlySet<string>;
  readonly packages: readonly string[];
}

const changeInstalls = (
  { joined, remove, packages }: Installing,
  { stage }: SourceBuild,
  { installs, text }: Facts,
): readonly Edit[] | undefined => {
  const edits: Edit[] = [];
  for (const install of installs.filter(({ use }) => use.stage === stage)) {
    if (install !== joined && (!namesAny(install, remove) || !canTakeMore(install))) continue;
    const changed = changePackages(install, { add: install === joined ? packages : [], remove }, text);
    if (!changed && install === joined) return undefined;
    edits.push(...(changed ?? []));
  }
  return edits;
};

interface Cutting {
  readonly facts: Facts;
  /** What stands in the place of the first step; without it nothing does. */
  readonly command: ((node: DocumentNode, item: ListItem) => string) | undefined;
}

const cutParts = ({ parts }: Extent, { facts, command }: Cutting): readonly Edit[] | undefined => {
  const place = parts.find(({ items }) => items !== 'all' && items.length > 0);
  const edits: Edit[] = [];
  for (const part of parts) {
    const cut = part === place && command ? replacePart(part, command, facts) : cutPart(part, facts);
    if (!cut) return undefined;
    edits.push(...cut);
  }
  return edits;
};

const cutPart = ({ node, items, isAll }: Part, { text }: Facts): readonly Edit[] | undefined => {
  if (items === 'all') return [cutInstruction(node, text)];
  const list = items[0]?.list;
  if (!list) return [];
  const isWhole = (isAll || items.length === list.items.length) && isWholeScript(list, node, text);
  return isWhole ? [cutInstruction(node, text)] : cutItems(items, node, text);
};

const replacePart = ({ node, items }: Part, command: NonNullable<Cutting['command']>, { text }: Facts): readonly Edit[] | undefined => {
  if (items === 'all') return undefined;
  const [first, ...rest] = items;
  const cuts = cutItems(rest, node, text);
  return first && cuts && [{ span: first.span, text: command(node, first) }, ...cuts];
};
