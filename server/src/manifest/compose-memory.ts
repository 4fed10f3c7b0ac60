import { folderOf, nameOf } from '../text/paths.ts';
import { type ComposeProject, readComposeFile } from './compose-file.ts';
import { isAddition, type LayeredService, layeredService } from './compose-layers.ts';
import { isComposeName } from './names.ts';
import type { Openings } from './openings.ts';

/** Whether the memory of a service is limited, wherever that is written; what is put on top of it may limit it as well. */
export const memoryLimitOf = (service: LayeredService, project: ComposeProject): Openings['memoryLimit'] => {
  if (isLimited(service)) return 'set';
  return service.isWhole && !isAddition(service, project) && !isLimitedBeside(service, project) ? 'none' : 'unknown';
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
