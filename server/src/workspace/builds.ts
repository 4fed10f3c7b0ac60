import type { BuildContext } from '../facts/model.ts';
import type { HostFiles } from '../host.ts';
import type { ComposeBuild } from '../manifest/compose.ts';
import { folderOf, foldersAbove, resolvePath } from '../text/paths.ts';

const COMPOSE = /^(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/;
/** A Dockerfile is built from its own folder or from one a few levels up. */
const MAX_PARENTS = 4;

/** The builds that Compose files next to a Dockerfile, or in a folder above, make of it. */
export const findBuilds = async (files: HostFiles, path: string): Promise<BuildContext[]> => {
  const builds: BuildContext[] = [];
  for (const folder of foldersAbove(path).slice(0, 1 + MAX_PARENTS)) {
    const names = await files.list(folder);
    for (const name of names.filter((entry) => COMPOSE.test(entry))) builds.push(...(await readBuilds(files, `${folder}/${name}`, path)));
    if (names.includes('.git/')) break;
  }
  return builds;
};

const readBuilds = async (files: HostFiles, composePath: string, dockerfile: string): Promise<BuildContext[]> => {
  const text = await files.read(composePath);
  if (text === undefined || !/\bbuild\s*:/.test(text)) return [];
  // The YAML parser is large, and most folders have no Compose file that builds anything.
  const { readComposeBuilds } = await import('../manifest/compose.ts');
  const folder = folderOf(composePath);
  return readComposeBuilds(text, composePath)
    .filter((build) => dockerfileOf(build, folder) === dockerfile)
    .map(toContext);
};

const dockerfileOf = ({ context, dockerfile }: ComposeBuild, folder: string): string =>
  resolvePath(resolvePath(folder, context), dockerfile);

const toContext = ({ service, arguments: args, target, platform }: ComposeBuild): BuildContext => ({
  name: `service "${service}"`,
  arguments: args,
  ...(target !== undefined && { target }),
  ...(platform !== undefined && { platform }),
});
