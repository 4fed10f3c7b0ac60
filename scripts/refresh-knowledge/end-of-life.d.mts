export interface Scope {
  readonly hand: string;
  readonly until?: string;
}
export function endOfLife(repository: string, scope: Scope): { readonly asOf: string; readonly rows: readonly (readonly string[])[] };
