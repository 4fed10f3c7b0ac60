export function releasePackages(folder: string, tables: string, today?: string): Promise<number>;
