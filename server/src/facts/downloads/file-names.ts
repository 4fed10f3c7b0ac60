/** The last parts of paths and URLs; of a path that is not there, none. */
export const fileNames = (paths: readonly (string | undefined)[]): string[] =>
  paths.flatMap((path) => (path === undefined ? [] : withoutQuery(path).replace(/^.*\//s, '') || []));

/** A `?` or `#` inside `${NAME%?}` begins no query. */
const withoutQuery = (url: string): string => /^(?:\$\{[^}]*\}|[^?#$]|\$(?!\{))*/.exec(url)?.[0] ?? url;
