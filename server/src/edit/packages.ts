import type { Distribution, PackageInstall } from '../facts/model.ts';
import type { Edit } from '../text/span.ts';

/** The command that installs packages on a distribution and leaves nothing behind; `undefined` where its idiom is not known. */
export const installCommand = (family: Distribution['family'], packages: readonly string[]): string | undefined => {
  const names = packages.join(' ');
  switch (family) {
    case 'debian':
    case 'ubuntu':
      return `apt-get update && apt-get install -y --no-install-recommends ${names} && rm -rf /var/lib/apt/lists/*`;
    case 'alpine':
      return `apk add --no-cache ${names}`;
    default:
      return undefined;
  }
};

/** Adds packages to an install that is there, behind its last one; those it has already are left out. */
export const addPackages = (install: PackageInstall, packages: readonly string[], text: string): Edit | undefined => {
  const last = install.packages.at(-1);
  const missing = packages.filter((name) => !install.packages.some(({ value }) => value === name));
  if (!last || missing.length === 0) return undefined;
  const at = last.span.end;
  return { span: { start: at, end: at }, text: missing.map((name) => `${separator(install, text)}${name}`).join('') };
};

/** One package a line stays one package a line. */
const separator = ({ packages }: PackageInstall, text: string): string => {
  const [before, last] = packages.slice(-2);
  const between = before && last ? text.slice(before.span.end, last.span.start) : ' ';
  return between.includes('#') ? ' ' : between;
};
