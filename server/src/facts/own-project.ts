import type { Instruction } from '../dockerfile/model.ts';
import type { Download, Stage } from './model.ts';

/** Labels that name the repository that an image is made from. */
const SOURCE_LABEL =
  /\b(?:org\.opencontainers\.image\.source|org\.label-schema\.vcs-url|vcs-url)["']?[=\s]+["']?(?:git\+)?(?:https?|git|ssh):\/\/(?:[^@/\s"']+@)?([^\s"'#?]+)/gi;

/** The instruction's text with its variables replaced, as far as they are known. */
type Expanded = (instruction: Instruction, stage: Stage) => string;

/** The repositories that an image says it is made from. */
export const ownRepositories = (stages: readonly Stage[], expanded: Expanded): ReadonlySet<string> =>
  new Set(
    stages
      .flatMap((stage) => stage.instructions.filter(({ keyword }) => keyword === 'LABEL').map((label) => ({ label, stage })))
      .map(({ label, stage }) => (label.line.text.includes('$') ? expanded(label, stage) : label.line.text))
      .flatMap((text) => [...text.matchAll(SOURCE_LABEL)].map(([, url = '']) => repositoryOf(url))),
  );

/** Whether a download is the project's own code, fetched instead of copied. */
export const isOwn = ({ by, source }: Download, own: ReadonlySet<string>): boolean =>
  by === 'git' && own.has(repositoryOf(source.host + source.path));

const repositoryOf = (url: string): string =>
  url
    .toLowerCase()
    .replace(/\/$/, '')
    .replace(/\.git$/, '')
    .split('/')
    .slice(0, 3)
    .join('/');
