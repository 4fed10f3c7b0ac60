import type { Command, Word } from '../../shell/model.ts';
import type { Span } from '../../text/span.ts';
import { textsOf } from '../checks.ts';
import type { CommandUse } from '../model.ts';
import { pipeOf } from '../pipes.ts';
import { readSource } from '../upstream.ts';
import { common } from './draft.ts';
import type { Transfer } from './transfers.ts';

/** What GitHub is asked for: the files of one release, or of the latest one. */
const ASKED =
  /https:\/\/api\.github\.com\/repos\/([\w.-]{1,100})\/([\w.-]{1,100})\/releases(?:\/tags\/([\w.+-]{1,100})|\/latest)?(?=[\s?"')|]|$)/;
/** Files that only prove others. */
const PROOF = /sha\d+|checksums?|\.asc\b|\.sig\b|minisig/i;

/**
 * A file of a release whose address GitHub is asked for while building: `curl $(curl …/releases/latest | jq …)`, or through a pipe,
 * `… | xargs curl -LO` and `… | wget -i -`.
 */
export const readAskedReleases = (use: CommandUse): readonly Transfer[] => {
  const asking = askingFor(use.command);
  const [, owner, name, tag] = (asking && ASKED.exec(asking.text)) ?? [];
  if (!asking || owner === undefined || PROOF.test(asking.text)) return NONE;
  const url = `https://github.com/${owner}/${name}/releases/${tag === undefined ? 'latest/download' : `download/${tag}`}/`;
  return [
    {
      ...common(use),
      use,
      at: asking.at,
      by: asking.by,
      url,
      isKnown: false,
      source: readSource(url),
      destination: undefined,
      path: undefined,
      ref: undefined,
      names: [],
    },
  ];
};

/** Most commands ask nobody. */
const NONE: readonly Transfer[] = [];

/** What says for which address it asks, and the program that fetches what comes of it. */
interface Asking {
  readonly text: string;
  readonly at: Span;
  readonly by: 'curl' | 'wget';
}

const askingFor = (command: Command): Asking | undefined => {
  const { name, arguments: words } = command;
  if (name === 'curl' || name === 'wget') {
    const inner = words.find(({ text }) => /^"?(?:\$\(|`)/.test(text));
    if (inner) return { text: inner.text, at: inner.span, by: name };
    return name === 'wget' && readsList(words) ? ofPipe(command, name) : undefined;
  }
  const fetcher = name === 'xargs' ? words.find(({ value }) => value === 'curl' || value === 'wget')?.value : undefined;
  return fetcher === 'curl' || fetcher === 'wget' ? ofPipe(command, fetcher) : undefined;
};

const readsList = (words: readonly Word[]): boolean =>
  words.some(
    ({ value }, index) => value === '--input-file=-' || (/^(?:-\w*i|--input-file)$/.test(value) && words[index + 1]?.value === '-'),
  );

const ofPipe = (command: Command, by: Asking['by']): Asking | undefined => {
  const asked = pipeOf(command)
    .flatMap(({ arguments: words }) => words)
    .find(({ value }) => ASKED.test(value));
  return asked && { text: textsOf(command).join(' '), at: command.program.span, by };
};
