import type { MappedText } from '../../text/mapped-text.ts';
import { folderOf, resolvePath } from '../../text/paths.ts';
import { ELSEWHERE, type ManifestBuild } from '../build-model.ts';
import { firstDocument } from '../yaml/first-document.ts';
import type { YamlTree } from '../yaml/tree.ts';
import { valueText } from '../yaml/values.ts';
import { readArgumentLines } from './argument-lines.ts';

/** Docker's own action that builds images. */
export const BUILD_ACTION = /^docker\/build-push-action@/;
const CHECKOUT = /^actions\/checkout@/;

/** A workflow that is being read. */
export interface Workflow {
  readonly path: string;
  readonly text: string;
  readonly tree: YamlTree;
}

/** A step that builds an image. */
export interface BuildStep {
  /** Whose it is, as messages call it. */
  readonly builder: string;
  readonly uses: unknown;
  readonly given: unknown;
}

/** The builds of a workflow: the steps that run Docker's own action, as far as what they build is written out. */
export const readWorkflowBuilds = (path: string, text: string): readonly ManifestBuild[] => {
  const tree = firstDocument(text);
  if (!tree) return [];
  const workflow = { path, text, tree };
  return buildStepsIn(tree).flatMap((step) => readStep(step, workflow));
};

/** The steps that run Docker's own action where it sees the repository as it is. */
export const buildStepsIn = (tree: YamlTree): readonly BuildStep[] =>
  tree.fields(tree.value(tree.root, 'jobs')).flatMap(({ name, value }) => {
    const steps = tree.items(tree.value(value, 'steps'));
    const builds = isAtTop(steps, tree) ? steps.filter((step) => BUILD_ACTION.test(tree.scalar(step, 'uses') ?? '')) : [];
    return builds.map((step) => ({ builder: `job "${name}"`, uses: tree.value(step, 'uses'), given: tree.value(step, 'with') }));
  });

/** Where a workflow sees paths from. */
export const topOf = (workflow: string): string => folderOf(folderOf(folderOf(workflow)));

/** Whether the repository lies in the folder that the job works in. */
const isAtTop = (steps: readonly unknown[], tree: YamlTree): boolean =>
  !steps.some((step) => {
    const given = tree.value(step, 'with');
    const isElsewhere = ['path', 'repository'].some((name) => tree.field(given, name) !== undefined);
    return CHECKOUT.test(tree.scalar(step, 'uses') ?? '') && isElsewhere;
  });

const readStep = ({ builder, given }: BuildStep, workflow: Workflow): readonly ManifestBuild[] => {
  const dockerfile = dockerfileOf(given, workflow);
  if (dockerfile === undefined) return [];
  const [target, platforms] = ['target', 'platforms'].map((name) => inputOf(given, name, workflow)?.text.trim());
  return [
    {
      builder,
      dockerfile,
      arguments: new Map(argumentsOf(given, workflow)),
      contexts: linesOf('build-contexts', given, workflow).map((line) => line.split('=', 1)[0]?.trim() ?? ''),
      ...(target !== undefined && isKnown(target) && { target }),
      // Of several each is a build of its own, and most are much alike.
      ...(platforms !== undefined && /^[\w/.-]+$/.test(platforms) && { platform: platforms }),
    },
  ];
};

/** What a step is given for an input. */
export const inputOf = (given: unknown, name: string, { path, text, tree }: Workflow): MappedText | undefined =>
  valueText(tree.value(given, name), { text, replace: (one) => one })?.text.within(path);

const isKnown = (text: string): boolean => !text.includes('{{');

/** Paths are seen from the top of the repository; the Dockerfile's own is not seen from its context. */
const dockerfileOf = (given: unknown, workflow: Workflow): string | undefined => {
  const top = topOf(workflow.path);
  const [context = '.', file] = ['context', 'file'].map((name) => inputOf(given, name, workflow)?.text.trim());
  if (!isKnown(context) || ELSEWHERE.test(context) || (file !== undefined && !isKnown(file))) return undefined;
  return file === undefined ? resolvePath(resolvePath(top, context), 'Dockerfile') : resolvePath(top, file);
};

/** Lines of `name=value`, where a name may have what no argument's has: dots, slashes, a tag. */
const linesOf = (name: string, given: unknown, workflow: Workflow): readonly string[] =>
  inputOf(given, name, workflow)
    ?.text.split('\n')
    .filter((line) => line.includes('=')) ?? [];

/** A line of `NAME=value` for each. */
const argumentsOf = (given: unknown, workflow: Workflow): readonly (readonly [string, MappedText | undefined])[] => {
  const lines = inputOf(given, 'build-args', workflow);
  return lines ? readArgumentLines(lines).map(({ name, value, line }) => [name, isKnown(line.text) ? value : undefined]) : [];
};
