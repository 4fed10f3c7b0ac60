import type { Instruction } from '../dockerfile/model.ts';
import { splitWords } from '../dockerfile/words.ts';
import type { CommandUse, Download, Stage } from './model.ts';
import type { Found } from './repositories/address.ts';
import { apkRepositories, givenApkRepositories } from './repositories/apk.ts';
import { addedAptRepositories, aptRepositories } from './repositories/apt.ts';
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
  const written = [...writtenTexts(built, text), ...stages.flatMap(copiedTexts)];
  return [
    ...written.flatMap((one) => placed(one, [...aptRepositories(one), ...rpmRepositories(one), ...apkRepositories(one)])),
    ...built.flatMap((use) =>
      placed(
        use,
        readers.flatMap((read) => read(use)),
      ),
    ),
    ...downloads.flatMap((download) => placed(download, fetchedRepositories(download))),
  ].sort((a, b) => a.at.start - b.at.start);
};

const readers = [addedAptRepositories, givenApkRepositories, addedRpmRepositories, installedRepositories];

const placed = ({ node, stage }: Pick<PackageRepository, 'node' | 'stage'>, found: readonly Found[]): PackageRepository[] =>
  found.map((one) => ({ ...one, node, stage }));

/** The here-documents that COPY and ADD put into files. */
const copiedTexts = (stage: Stage): WrittenText[] =>
  stage.instructions.flatMap((instruction) => {
    const { keyword, heredocs } = instruction.trigger ?? instruction;
    if ((keyword !== 'COPY' && keyword !== 'ADD') || heredocs.length === 0) return [];
    const file = targetOf(instruction.trigger ?? instruction);
    return heredocs.map(({ body }) => ({ file, node: instruction, stage, lines: linesOf(body) }));
  });

/** Of what is written to a folder the names are those of the here-documents, which need not be looked at here. */
const targetOf = ({ json, arguments: rest }: Instruction): string => (json ?? splitWords(rest)).at(-1)?.text ?? '';
