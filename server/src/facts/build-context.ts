import type { ManifestBuild } from '../manifest/build-model.ts';
import type { BuildContext } from './model.ts';

/** A build of a manifest, as a Dockerfile is linted with it. */
export const contextOf = ({ builder, arguments: args, environment, target, platform, container }: ManifestBuild): BuildContext => ({
  name: builder,
  arguments: args,
  given: () => [...args, ...(environment?.() ?? [])].flatMap(([name, value]) => (value ? [{ name, value }] : [])),
  ...(target !== undefined && { target }),
  ...(platform !== undefined && { platform }),
  ...(container && { container }),
});
