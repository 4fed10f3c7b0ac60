import { MappedText } from '../../text/mapped-text.ts';
import { folderOf, nameOf } from '../../text/paths.ts';
import type { Environment } from '../model.ts';
import { valueText } from '../yaml/values.ts';
import type { ComposeFile, ComposeProject } from './file.ts';
import { interpolate, VARIABLE_TAG } from './interpolation.ts';
import { type LayeredService, layeredService, serviceNames, topText, topValue } from './layers.ts';

/** Policies under which Compose pulls what it could build. */
const PULLS = /^(?:always|missing|if_not_present|refresh|daily|weekly|every_\w+)$/;

/** Whether the image that a service names is pulled: beside a build it is the name of what is built, and under `never` one is here already. */
export const pullsImage = (service: LayeredService, project: ComposeProject): boolean => {
  const policy = topText(service, 'pull_policy', project)?.text;
  return isBuilt(service) ? policy !== undefined && PULLS.test(policy) : policy !== 'never' && policy !== 'build';
};

/** A service is built when it says so, or what it rests on. */
const isBuilt = (service: LayeredService): boolean => topValue(service, 'build') !== undefined;

/** An image is told by its name, whatever its tag is; `undefined` where that is not known. */
export const builtName = (image: unknown, { text }: ComposeFile, environment: Environment): string | undefined => {
  const written = valueText(image, { text, replace: (one) => one })?.text.text.trim();
  return written && interpolate(MappedText.verbatim(written.replace(VARIABLE_TAG, ''), 0), environment).value?.text;
};

/** The names under which the services of a Compose file are built, those that Compose makes up included. */
export const builtNames = (project: ComposeProject): readonly string[] => {
  const { file, environment } = project;
  const name = file.tree.scalar(file.tree.root, 'name') ?? nameOf(folderOf(file.path)).toLowerCase();
  return serviceNames(file).flatMap((one) => {
    const service = layeredService(one, project);
    if (!isBuilt(service) || pullsImage(service, project)) return [];
    const image = topValue(service, 'image');
    return image ? (builtName(image.node, image.file, environment) ?? []) : [`${name}-${one}`, `${name}_${one}`];
  });
};
