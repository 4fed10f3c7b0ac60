import { folderOf, nameOf } from '../../text/paths.ts';
import { composeBytes, memoryLimit } from '../memory-sizes.ts';
import type { Environment } from '../model.ts';
import { isComposeName, mayHoldServices } from '../names.ts';
import type { Memory, Openings } from '../openings.ts';
import { type ComposeProject, knownText, readComposeFile } from './file.ts';
import { isAddition, type Layer, type LayeredService, layeredService, type ServiceLayer } from './layers.ts';

/**
 * The limit of a service, wherever it is written; what is put on top of it may have one as well. Of what extends a service that has none
 * it is not said again, for a limit there mends both.
 */
export const memoryOf = (service: LayeredService, project: ComposeProject): Memory => {
  const found = limitOf(service);
  if (found) return { memoryLimit: 'set', memory: figureOf(found, project.environment) };
  const isTold = isFree(service, project) && !service.extended.some((layer) => isFreeTemplate(layer, project));
  return { memoryLimit: isTold ? 'none' : 'unknown' };
};

/** Whether nothing limits a service for sure. */
const isFree = (service: LayeredService, project: ComposeProject): boolean =>
  service.isWhole && !limitOf(service) && !isAddition(service, project) && !isLimitedBeside(service, project);

/** Whether a service that another extends could be started by itself, without a limit; one of another file is told of there. */
const isFreeTemplate = ({ file, name }: ServiceLayer, { texts, environment }: ComposeProject): boolean => {
  const project = { file, texts, environment };
  return (isComposeName(nameOf(file.path)) || mayHoldServices(file.text)) && isFree(layeredService(name, project), project);
};

const DEPLOYED = ['deploy', 'resources', 'limits', 'memory'];

const limitOf = ({ layers }: LayeredService): Layer | undefined => {
  for (const { file, node } of layers) {
    const limit = DEPLOYED.reduce<unknown>((map, name) => file.tree.value(map, name), node) ?? file.tree.value(node, 'mem_limit');
    if (limit !== undefined) return { file, node: limit };
  }
  return undefined;
};

const figureOf = ({ file, node }: Layer, environment: Environment): Openings['memory'] => {
  const text = knownText(node, file, environment);
  return text && memoryLimit(text, composeBytes);
};

/** The figure of the limit of a service, as far as that is known. */
export const memoryFigureOf = (service: LayeredService, environment: Environment): Openings['memory'] => {
  const found = limitOf(service);
  return found && figureOf(found, environment);
};

const MAY_LIMIT = /\bmem_limit\b|\bmemory\s*:/;

/** Whether another Compose file of the folder limits a service of this name: it may be put on top of this one, or lie below it. */
const isLimitedBeside = ({ name }: LayeredService, { file: { path }, texts, environment }: ComposeProject): boolean =>
  [...texts].some(([other, text]) => {
    const file = isBeside(other, path) && MAY_LIMIT.test(text) ? readComposeFile(other, texts) : undefined;
    return file !== undefined && limitOf(layeredService(name, { file, texts, environment })) !== undefined;
  });

const isBeside = (other: string, path: string): boolean =>
  other !== path && folderOf(other) === folderOf(path) && isComposeName(nameOf(other));
