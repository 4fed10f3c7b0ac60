export function releasePackages(
  folder: string,
  tables: string,
  options?: { readonly today?: string; readonly keyrings?: string },
): Promise<number>;
