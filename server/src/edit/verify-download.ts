import type { Instruction } from '../dockerfile/model.ts';
import { splitWords } from '../dockerfile/words.ts';
import { downloadsIn } from '../facts/grouped.ts';
import type { CommandUse, Download, Facts } from '../facts/model.ts';
import type { Edit } from '../text/span.ts';
import { isBranching, isInstruction } from './builds/script.ts';
import { chained, isPlain } from './commands.ts';
import type { ReviewFix } from './review-fix.ts';
import { savedFile } from './saved-file.ts';
import { failsWithItem } from './script-failure.ts';
import { PLACEHOLDER, sumCheck } from './sum-check.ts';
import { checkInPipe } from './verify-pipe.ts';

const TITLE = 'Check its sha256, which is for you to fill in: until then the build fails';

/**
 * The fix that has a download checked before anything uses it; none where a check can't be put there by text alone, or where one sum would
 * not do: what is fetched hangs on the processor, on whoever builds, or on the day.
 */
export const verifyFixes = (download: Download, facts: Facts): readonly ReviewFix[] => {
  if (!download.isKnown || isMoving(download)) return [];
  const edits = download.use ? checkOf(download, download.use, facts) : checksumFlag(download);
  return edits ? [{ title: TITLE, safety: 'review', isToFillIn: true, edits }] : [];
};

const MOVING = /nightl(?:y|ies)|latest|(?<!\/(?:pool|dists\/\w+))\/(?:refs\/heads\/)?(?:master|main|HEAD)(?:[./]|$)/;
const COMMIT = /[/.@-][0-9a-f]{40}(?:[/.]|$)/;

/** What names neither a whole version nor a commit is another file tomorrow. */
const isMoving = ({ url, source: { version = '' } }: Download): boolean =>
  MOVING.test(url) || !(/\d[._]\d|\d{3}/.test(version) || COMMIT.test(url));

/** BuildKit takes the flag for one file from the web, and from a version of its syntax on. */
const checksumFlag = ({ node, by }: Download): readonly Edit[] | undefined => {
  if (by !== 'add' || !isInstruction(node)) return undefined;
  const add: Instruction = node.trigger ?? node;
  const words = add.json ?? splitWords(add.arguments);
  const at = (add.flags.at(-1)?.span ?? add.keywordSpan).end;
  return words.length === 2 ? [{ span: { start: at, end: at }, text: ` --checksum=sha256:${PLACEHOLDER}` }] : undefined;
};

const checkOf = (download: Download, use: CommandUse, facts: Facts): readonly Edit[] | undefined => {
  const { node } = download;
  const { item, pipeline } = use.command;
  if (!isPlain(use) || isBranching(item, facts.text) || !failsWithItem(item, node, facts)) return undefined;
  if (downloadsIn(node, facts).some((other) => other !== download && other.use === use)) return undefined;
  if (pipeline.commands.length > 1) return checkInPipe(download, use, facts);
  const file = savedFile(download, use.command);
  const { end } = item.span;
  return file === undefined ? undefined : [{ span: { start: end, end }, text: chained(sumCheck(file), node, facts.text) }];
};
