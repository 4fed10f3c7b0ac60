import type { Distribution, Facts, SourceBuild } from '../facts/model.ts';
import { type VendorPackage, vendorPackage } from '../facts/vendor-package.ts';
import { chained } from './commands.ts';
import { installCommand } from './packages.ts';
import { replaceBuild } from './replace-build.ts';
import type { ReviewFix } from './review-fix.ts';

/** The fix that installs from the makers' own repository what is newer than the distribution's package. */
export const vendorFixes = (build: SourceBuild, distribution: Distribution, facts: Facts): readonly ReviewFix[] => {
  const found = vendorPackage(build.download, distribution, facts.knowledge);
  if (!found) return [];
  const packages = [found.package];
  const edits = replaceBuild(
    { build, distribution, packages, installing: (node) => installFrom(found, (command) => chained(command, node, facts.text)) },
    facts,
  );
  const title = `Install ${found.package} from ${found.place}, its makers' own repository, instead of compiling ${build.download.source.version}`;
  return edits ? [{ title, safety: 'review', edits }] : [];
};

/** Only the keys of these fingerprints get into the keyring, whatever the server hands out, and the keyring is for this repository alone. */
const installFrom = (
  { package: name, key, fingerprints, source, name: file }: VendorPackage,
  behind: (command: string) => string,
): string => {
  const keyring = `/usr/share/keyrings/${file}.gpg`;
  const commands = [
    'apt-get install -y --no-install-recommends ca-certificates curl gnupg',
    'export GNUPGHOME="$(mktemp -d)"',
    `curl -fsSL ${key} -o "$GNUPGHOME/key"`,
    'gpg --batch --import "$GNUPGHOME/key"',
    `gpg --batch --export ${fingerprints.join(' ')} > ${keyring}`,
    'rm -rf "$GNUPGHOME"',
    `echo "deb [signed-by=${keyring}] ${source}" > /etc/apt/sources.list.d/${file}.list`,
    installCommand('apt-get', [name]),
  ];
  return ['apt-get update', ...commands.map(behind)].join('');
};
