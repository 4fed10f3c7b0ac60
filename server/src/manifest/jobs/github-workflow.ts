import { isMap, isScalar } from 'yaml';
import type { MappedText } from '../../text/mapped-text.ts';
import type { ContainerList } from '../container-list.ts';
import type { Variable } from '../openings.ts';
import { onlyLiteral } from '../placeholders.ts';
import { readShortVolume } from '../volumes.ts';
import { scalarText } from '../yaml/scalar-text.ts';
import type { Field, YamlTree } from '../yaml/tree.ts';
import { readVariables, texts, valueText, type Written, writtenVariable } from '../yaml/values.ts';
import { type ArgumentLine, readArgumentLines } from './argument-lines.ts';
import { readScripts, withoutExpressions } from './job-scripts.ts';
import { BUILD_ACTION } from './workflow-builds.ts';

interface Workflow {
  readonly text: string;
  readonly tree: YamlTree;
  readonly list: ContainerList;
}

/** Reads the containers of a workflow's jobs: the one that a job runs in, its services, steps that are images; and its scripts. */
export const readJobs = (file: Workflow): void => {
  const { tree, list } = file;
  const workflow = { ...file, replace: (text: MappedText) => text };
  readEnvironment(tree.root, 'workflow', workflow);
  for (const job of tree.fields(tree.value(tree.root, 'jobs'))) {
    const name = `job "${job.name}"`;
    list.fields(job.value, tree);
    readContainer(tree.field(job.value, 'container'), name, workflow);
    readEnvironment(job.value, name, workflow);
    for (const service of tree.fields(tree.value(job.value, 'services'))) readContainer(service, `service "${service.name}"`, workflow);
    for (const step of tree.items(tree.value(job.value, 'steps'))) readStep(step, workflow);
  }
};

/** The variables of a workflow, a job or a step. */
const readEnvironment = (map: unknown, name: string, workflow: Written): void => {
  const { tree, list } = workflow;
  const field = tree.field(map, 'env');
  const environment = field ? readVariables(field.value, workflow) : [];
  if (field && environment.length > 0) list.add({ name, span: field.span, image: undefined, environment });
};

/** Either the image alone, or a map that names it among other things. */
const readContainer = (field: Field | undefined, name: string, workflow: Written): void => {
  if (!field) return;
  const { tree, list } = workflow;
  const { value, span } = field;
  list.fields(value, tree);
  const image = list.imageOf(isMap(value) ? tree.field(value, 'image') : field, onlyLiteral);
  const options = valueText(tree.value(value, 'options'), workflow);
  const environment = readVariables(tree.value(value, 'env'), workflow);
  list.add({
    name,
    span,
    image,
    environment,
    options: { form: 'line', texts: options ? [withoutExpressions(options.text)] : [] },
  });
  const volumes = tree.value(value, 'volumes');
  for (const { at, text } of list.isFirst(volumes) ? texts(volumes, workflow) : []) {
    const bind = readShortVolume(text.text);
    if (bind) list.mount({ at, span: at, ...bind, container: name, image });
  }
};

/** Shells of which scripts are read; a runner has `bash` where none is named. */
const SHELL = /^(?:ba|da)?sh(?:$|\s)/;

/** Runs a script, or an image. */
const readStep = (step: unknown, workflow: Written): void => {
  const { tree } = workflow;
  const run = tree.field(step, 'run');
  readEnvironment(step, 'step', workflow);
  if (run && SHELL.test(tree.scalar(step, 'shell') ?? 'bash')) {
    workflow.list.fields(step, tree);
    readScripts(run.value, workflow);
  }
  readBuild(step, workflow);
  readImage(step, workflow);
};

/** What a step that builds an image gives to the build. */
const readBuild = (step: unknown, workflow: Written): void => {
  const { tree, list } = workflow;
  const span = tree.spanOf(step);
  if (!span || !BUILD_ACTION.test(tree.scalar(step, 'uses') ?? '')) return;
  const lines = valueText(tree.value(tree.value(step, 'with'), 'build-args'), workflow);
  const buildArguments = lines ? readArgumentLines(lines.text).flatMap(argumentOf) : [];
  if (buildArguments.length > 0) list.add({ name: 'step', span, image: undefined, buildArguments });
};

/** A line that stands nowhere as it is can't be pointed at. */
const argumentOf = ({ name, value, line }: ArgumentLine): readonly Variable[] => {
  const at = line.locate(0, line.text.length)?.span;
  return at ? [writtenVariable(name, value, at)] : [];
};

const SCHEME = 'docker://';

const readImage = (step: unknown, { text, tree, list }: Workflow): void => {
  const uses = tree.field(step, 'uses');
  const span = tree.spanOf(step);
  if (!uses || !span || !isScalar(uses.value)) return;
  list.fields(step, tree);
  const written = scalarText(uses.value, text);
  if (!written?.text.text.startsWith(SCHEME)) return;
  const name = written.text.slice(SCHEME.length);
  const at = name.locate(0, name.text.length)?.span ?? written.at;
  list.add({ name: 'step', span, image: list.image({ at, text: name }, uses.span, onlyLiteral) });
};
