/** Docker Hub is made of several hosts, of which people know but the one name. */
const HUB = /^(?:docker\.io|(?:registry-1|auth)\.docker\.io|hub\.docker\.com)$/;

/** Whom people know a registry as, or a host of one. */
export const registryName = (registry: string): string => (HUB.test(registry) ? 'Docker Hub' : registry);
