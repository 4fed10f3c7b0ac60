import type { Instruction } from '../dockerfile/model.ts';
import { splitWords } from '../dockerfile/words.ts';
import type { CommandUse, Download, Stage } from './model.ts';
import type { Found } from './repositories/address.ts';
import { apkRepositories, givenApkRepositories } from './repositories/apk.ts';
import { addedAptRepositories, aptRepositories, suiteOn } from './repositories/apt.ts';
import type { PackageRepository } from './repositories/model.ts';
import { addedRpmRepositories, fetchedRepositories, installedRepositories, rpmRepositories } from './repositories/rpm.ts';
import { linesOf, type WrittenText, writtenTexts } from './repositories/written.ts';

/** What repositories are read from. */
interface RepositorySources {
  readonly text: string;
  readonly stages: readonly Stage[];
  readonly commands: readonly CommandUse[];
  readonly downloads: readonly Download[];
}

/** The repositories that a build adds, in the order of the document. */
export const readRepositories = ({ text, stages, commands, downloads }: RepositorySources): PackageRepository[] => {
  const built = commands.filter(({ when }) => when === 'build');
  const written = LISTED.some((mark) => text.includes(mark)) ? [...writtenTexts(built, text), ...stages.flatMap(copiedTexts)] : [];
  return [
    ...written.flatMap((one) => placed(one, [...aptRepositories(one), ...rpmRepositories(one), ...apkRepositories(one)])),
    ...built.flatMap((use) => placed(use, READERS.get(use.command.name)?.flatMap((read) => read(use)) ?? [])),
    ...downloads.flatMap((download) => placed(download, fetchedRepositories(download))),
  ].sort((a, b) => a.at.start - b.at.start);
};

/** What every text that is written to a list has; most documents have none of it. */
const LISTED = ['deb ', 'deb-src ', 'URIs:', 'baseurl', 'mirrorlist', 'metalink', 'etc/apk/repositories'];

const RPM_READERS = [addedRpmRepositories, installedRepositories];

const READERS: ReadonlyMap<string, readonly ((use: CommandUse) => Found[])[]> = new Map([
  ['add-apt-repository', [addedAptRepositories]],
  ['apt-add-repository', [addedAptRepositories]],
  ['apk', [givenApkRepositories]],
  ...['yum', 'dnf', 'dnf5', 'microdnf', 'tdnf', 'yum-config-manager', 'zypper', 'rpm', 'amazon-linux-extras'].map(
    (name) => [name, RPM_READERS] as const,
  ),
]);

const placed = ({ node, stage }: Pick<PackageRepository, 'node' | 'stage'>, found: readonly Found[]): PackageRepository[] =>
  found.map((one) => ({ ...one, node, stage, suite: suiteOn(one.suite, stage?.distribution) }));

/** The here-documents that COPY and ADD put into files. */
const copiedTexts = (stage: Stage): WrittenText[] =>
  stage.instructions.flatMap((instruction) => {
    const copy = instruction.trigger ?? instruction;
    if ((copy.keyword !== 'COPY' && copy.keyword !== 'ADD') || copy.heredocs.length === 0) return [];
    const file = targetOf(copy);
    return copy.heredocs.map(({ body }) => ({ file, node: instruction, stage, lines: linesOf(body) }));
  });

/** Of what is written to a folder the names are those of the here-documents, which need not be looked at here. */
const targetOf = ({ json, arguments: rest }: Instruction): string => (json ?? splitWords(rest)).at(-1)?.text ?? '';
