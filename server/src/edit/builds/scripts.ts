import type { DocumentNode, Download, Facts, SourceBuild } from '../../facts/model.ts';
import type { CommandList } from '../../shell/model.ts';
import { isPlain } from '../commands.ts';
import { serves } from './belonging.ts';
import { commandsIn, type ScriptItem, scriptItems } from './script.ts';
import { enteredFolders, type Traces, tracesOf } from './traces.ts';

/** A script that a build has steps in, or one between those that does nothing but serve it. */
export interface BuildScript {
  readonly node: DocumentNode;
  readonly items: readonly ScriptItem[];
  readonly role: 'builds' | 'serves';
}

/** The scripts of a build in order, and how its files are recognised in them. */
export interface BuildScripts {
  readonly scripts: readonly BuildScript[];
  readonly traces: Traces;
}

/** The scripts of a build; `undefined` unless download and steps stand plainly in them, one list to a script. */
export const scriptsOf = (build: SourceBuild, facts: Facts): BuildScripts | undefined => {
  const building = buildingScripts(build, facts);
  if (!building) return undefined;
  const places = enteredFolders(building.flatMap(({ items }) => items.flatMap(({ commands }) => commands)));
  const traces = tracesOf(build, [writtenUrl(build.download, facts), ...places]);
  const serving = servingScripts(build, { building, traces }, facts);
  return { scripts: [...building, ...serving].sort((a, b) => a.node.span.start - b.node.span.start), traces };
};

/** Variables in it are written the same where the file is used. */
const writtenUrl = ({ at }: Download, { text }: Facts): string => text.slice(at.start, at.end).replace(/["']/g, '');

const buildingScripts = ({ download, steps }: SourceBuild, facts: Facts): readonly BuildScript[] | undefined => {
  const lists = new Map<DocumentNode, CommandList>();
  for (const use of [...(download.use ? [download.use] : []), ...steps]) {
    const { list } = use.command.item;
    if (!isPlain(use) || (lists.get(use.node) ?? list) !== list) return undefined;
    lists.set(use.node, list);
  }
  const scripts = [...lists].map(([node, list]): BuildScript => ({ node, items: scriptItems(list, node, facts), role: 'builds' }));
  return scripts.some(({ items }) => items.length === 0) ? undefined : scripts;
};

interface Building {
  readonly building: readonly BuildScript[];
  readonly traces: Traces;
}

/** The RUNs between the first and the last of a build that only unpack, check or prepare its source. */
const servingScripts = ({ stage, download }: SourceBuild, { building, traces }: Building, facts: Facts): readonly BuildScript[] => {
  const own = new Set<DocumentNode>(building.map(({ node }) => node));
  const starts = [download.node, ...own].map(({ span }) => span.start);
  const between = (stage?.instructions ?? []).filter(
    (one) => !own.has(one) && one.span.start > Math.min(...starts) && one.span.start < Math.max(...starts),
  );
  return between.flatMap((node): BuildScript[] => {
    const uses = commandsIn(node, facts);
    const [first] = uses;
    if (!first || !uses.every(isPlain)) return [];
    const items = scriptItems(first.command.item.list, node, facts);
    const isInside = traces.isSource(first.folder);
    const isServing =
      items.length > 0 && items.every((one) => serves(one, { traces, isInside }) && (isInside || traces.isSource(one.text)));
    return isServing ? [{ node, items, role: 'serves' }] : [];
  });
};
