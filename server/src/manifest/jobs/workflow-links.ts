import type { MappedText } from '../../text/mapped-text.ts';
import type { ManifestLink } from '../link-list.ts';
import { LinkList, type Word } from '../link-list.ts';
import { firstDocument } from '../yaml/first-document.ts';
import { valueText } from '../yaml/values.ts';
import { readArgumentLines } from './argument-lines.ts';
import { type BuildStep, buildStepsIn, inputOf, topOf, type Workflow } from './workflow-builds.ts';

/** The links of a workflow: of the steps that run Docker's own action. */
export const readWorkflowLinks = (text: string, path: string): readonly ManifestLink[] => {
  const tree = firstDocument(text);
  if (!tree) return [];
  const list = new LinkList(topOf(path));
  for (const step of buildStepsIn(tree)) addStep(step, { path, text, tree }, list);
  return list.links;
};

const addStep = ({ builder, uses, given }: BuildStep, workflow: Workflow, list: LinkList): void => {
  const at = valueText(uses, { text: workflow.text, replace: (one) => one })?.at;
  const word = (name: string): Word | 'unknown' | undefined =>
    workflow.tree.field(given, name) === undefined ? undefined : (wordOf(inputOf(given, name, workflow)) ?? 'unknown');
  const target = word('target');
  if (!at) return;
  list.build({
    builder: { text: builder, at },
    context: word('context'),
    dockerfile: word('file'),
    // The Dockerfile's path is not seen from its context.
    folder: topOf(workflow.path),
    target: target === 'unknown' ? undefined : target,
    arguments: argumentNames(inputOf(given, 'build-args', workflow)),
  });
};

const argumentNames = (lines: MappedText | undefined): readonly Word[] =>
  lines ? readArgumentLines(lines).flatMap(({ name, line }) => wordOf(line.slice(0, name.length)) ?? []) : [];

const wordOf = (written: MappedText | undefined): Word | undefined => {
  const trimmed = written?.trim();
  const at = trimmed?.locate(0, trimmed.text.length)?.span;
  return trimmed && at && { text: trimmed.text, at };
};
