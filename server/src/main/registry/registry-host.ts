import { createHash } from 'node:crypto';
import { cacheFolder } from '../../cli/cache-folder.ts';
import type { Host } from '../../host.ts';
import { createCacheFiles } from './cache-files.ts';
import { createCredentials } from './credentials.ts';
import type { Environment } from './environment.ts';
import { createHttpClient, type HttpSettings } from './http-client.ts';

/** What the user of the machine says of the way to registries. No file of a workspace has a say in it. */
export interface RegistryPlatform extends Omit<HttpSettings, 'env'> {
  readonly env: Environment;
  /** In one that is not trusted nothing is asked of anybody, and no helper program is run. */
  readonly workspace: 'trusted' | 'untrusted';
}

/** The host with all that asking registries takes. */
export const withRegistries = (host: Host, { workspace, ...settings }: RegistryPlatform): Host => {
  if (workspace === 'untrusted') return host;
  const folder = cacheFolder(settings.env, 'registry');
  return {
    ...host,
    http: createHttpClient(settings),
    sha256: async (bytes) => createHash('sha256').update(bytes).digest('hex'),
    credentials: createCredentials({ env: settings.env, log: (level, message) => host.log(level, message) }),
    ...(folder !== undefined && { cache: createCacheFiles({ folder }) }),
  };
};
