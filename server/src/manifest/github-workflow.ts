import { isMap, isScalar } from 'yaml';
import type { ContainerList } from './container-list.ts';
import { onlyLiteral } from './placeholders.ts';
import { scalarText } from './scalar-text.ts';
import type { Field, YamlTree } from './yaml-tree.ts';

interface Workflow {
  readonly text: string;
  readonly tree: YamlTree;
  readonly list: ContainerList;
}

/** Reads the containers of a workflow's jobs: the one that a job runs in, its services, steps that are images. */
export const readJobs = (workflow: Workflow): void => {
  const { tree, list } = workflow;
  for (const job of tree.fields(tree.value(tree.root, 'jobs'))) {
    list.fields(job.value, tree);
    readContainer(tree.field(job.value, 'container'), `job "${job.name}"`, workflow);
    for (const service of tree.fields(tree.value(job.value, 'services'))) readContainer(service, `service "${service.name}"`, workflow);
    for (const step of tree.items(tree.value(job.value, 'steps'))) readStep(step, workflow);
  }
};

/** Either the image alone, or a map that names it among other things. */
const readContainer = (field: Field | undefined, name: string, { tree, list }: Workflow): void => {
  if (!field) return;
  list.fields(field.value, tree);
  const image = list.imageOf(isMap(field.value) ? tree.field(field.value, 'image') : field, onlyLiteral);
  list.add({ name, span: field.span, image });
};

const SCHEME = 'docker://';

const readStep = (step: unknown, { text, tree, list }: Workflow): void => {
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
