import type { Table } from './table.ts';

/** How the software gets into an official image; `distro-rootfs` is the image of a distribution itself. */
export type Method = 'distro-package' | 'vendor-repo' | 'vendor-binary' | 'source' | 'distro-rootfs' | 'wrapper';

export interface OfficialImage {
  readonly name: string;
  /** Distribution of the default variant (`debian`, `alpine`, `scratch` …); absent where it is not known. */
  readonly family?: string;
  /** Of the default variant only: another variant may get its payload in another way. */
  readonly method: Method;
}

export const METHODS: readonly Method[] = ['distro-package', 'vendor-repo', 'vendor-binary', 'source', 'distro-rootfs', 'wrapper'];

/** A Docker Official Image by its bare name (`postgres`, not `library/postgres`). */
export function officialImage(table: Table, name: string): OfficialImage | undefined {
  const [key, family, method] = table.row(name) ?? [];
  const known = METHODS.find((one) => one === method);
  if (key === undefined || !known) return undefined;
  return { name: key, ...(family && { family }), method: known };
}

/** Whether the image is a distribution, and not software put on one. */
export function isDistribution(image: OfficialImage): boolean {
  return image.method === 'distro-rootfs';
}
