export interface Scope {
  readonly until?: string;
  readonly isKept?: (image: string, tag: string) => boolean;
}
export function officialTags(
  repository: string,
  scope?: Scope,
): Promise<{ readonly asOf: string; readonly rows: readonly (readonly string[])[] }>;
