import { folderOf, nameOf } from '../text/paths.ts';
import { type ComposeProject, readComposeFile } from './compose-file.ts';
import { isAddition, type LayeredService, layeredService, type ServiceLayer } from './compose-layers.ts';
import { isComposeName, mayHoldServices } from './names.ts';
import type { Openings } from './openings.ts';

/**
 * Whether the memory of a service is limited, wherever that is written; what is put on top of it may limit it as well. Of what extends a
 * service that has none it is not said again, for a limit there mends both.
 */
export const memoryLimitOf = (service: LayeredService, project: ComposeProject): Openings['memoryLimit'] => {
  if (isLimited(service)) return 'set';
  return isFree(service, project) && !service.extended.some((layer) => isFreeTemplate(layer, project)) ? 'none' : 'unknown';
};

/** Whether nothing limits a service for sure. */
const isFree = (service: LayeredService, project: ComposeProject): boolean =>
  service.isWhole && !isLimited(service) && !isAddition(service, project) && !isLimitedBeside(service, project);

/** Whether a service that another extends could be started by itself, without a limit; one of another file is told of there. */
const isFreeTemplate = ({ file, name }: ServiceLayer, { texts, environment }: ComposeProject): boolean => {
  const project = { file, texts, environment };
  return (isComposeName(nameOf(file.path)) || mayHoldServices(file.text)) && isFree(layeredService(name, project), project);
};

const DEPLOYED = ['deploy', 'resources', 'limits', 'memory'];

const isLimited = ({ layers }: LayeredService): boolean =>
  layers.some(({ file: { tree }, node }) => {
    const deployed = DEPLOYED.reduce<unknown>((map, name) => tree.value(map, name), node);
    return (deployed ?? tree.value(node, 'mem_limit')) !== undefined;
  });

const MAY_LIMIT = /\bmem_limit\b|\bmemory\s*:/;

/** Whether another Compose file of the folder limits a service of this name: it may be put on top of this one, or lie below it. */
const isLimitedBeside = ({ name }: LayeredService, { file: { path }, texts, environment }: ComposeProject): boolean =>
  [...texts].some(([other, text]) => {
    const file = isBeside(other, path) && MAY_LIMIT.test(text) ? readComposeFile(other, texts) : undefined;
    return file !== undefined && isLimited(layeredService(name, { file, texts, environment }));
  });

const isBeside = (other: string, path: string): boolean =>
  other !== path && folderOf(other) === folderOf(path) && isComposeName(nameOf(other));
