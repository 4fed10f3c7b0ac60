import type { Span } from '../../text/span.ts';
import type { PackageRepository, RepositoryFamily } from './model.ts';

/** Addresses of files and servers on the machine that builds. */
const LOCAL = /^(?:file|copy|cdrom):|^https?:\/\/(?:localhost|127\.|\[::1\]|0\.0\.0\.0)/i;

/** Whether an address is on the machine that builds, where nobody is on the way. */
export const isLocalAddress = (url: string): boolean => LOCAL.test(url);

/** A repository before it is known where in the build it is added. */
export type Found = Omit<PackageRepository, 'node' | 'stage'>;

/** A repository of which its address alone is known. */
export const repositoryAt = (url: string, at: Span, family: RepositoryFamily): Found => {
  const { host, path } = partsOf(url);
  const name = shortName(host, path);
  return {
    at,
    family,
    url,
    host,
    path,
    name,
    suite: undefined,
    signedBy: undefined,
    keyAt: undefined,
    options: undefined,
    unchecked: undefined,
    by: 'list',
  };
};

/** An unknown variable in the host leaves no host. */
const partsOf = (url: string): { readonly host: string; readonly path: string } => {
  const [, host = '', path = ''] = /^(?:[a-z+]+:)?\/\/(?:[^@/]*@)?([\w.-]+)(?::\d+)?(\/[^?#]*)?(?:[?#]|$)/i.exec(url) ?? [];
  return { host: host.toLowerCase().replace(/^www\./, ''), path };
};

const PPA_HOST = /^ppa\.launchpad(?:content)?\.net$/;

/** People say `ppa:owner/name`. */
const shortName = (host: string, path: string): string => {
  const [owner, name] = path.split('/').filter((part) => part !== '');
  if (PPA_HOST.test(host) && owner && name) return `ppa:${owner}/${name}`;
  return owner === undefined ? host : `${host}${path.replace(/\/+$/, '')}`;
};

/** The address that `ppa:owner/name` stands for; without a name it is called `ppa`. */
export const ppaAddress = (word: string): string | undefined => {
  const [, owner, name = 'ppa'] = /^ppa:([\w.+-]+)(?:\/(?:ubuntu\/)?([\w.+-]+))?$/.exec(word) ?? [];
  return owner === undefined ? undefined : `https://ppa.launchpadcontent.net/${owner}/${name}/ubuntu`;
};
