import type { PackageInstall } from '../facts/model.ts';
import type { MissingTool } from '../facts/probes/index.ts';
import type { Edit, Span } from '../text/span.ts';
import { changePackages } from './packages.ts';

interface ProbeFix {
  readonly title: string;
  readonly safety: 'review';
  readonly edits: readonly Edit[];
}

type Fetcher = 'curl' | 'wget';

/** Options that only say how much is printed, or that an answer of an error is one. */
const PLAIN: Readonly<Record<Fetcher, RegExp>> = {
  curl: /^(?:-[fsSL]*f[fsSL]*|-[sSL]+|--fail|--silent|--show-error|--location)$/,
  wget: /^(?:-q|--quiet|--spider|-nv|--no-verbose|-qO-|-O-|-qO|-O|-|\/dev\/null|--tries=1)$/,
};

/** Both ask with GET, as curl does and busybox's wget, and throw away what they get. */
const WORDS: Readonly<Record<Fetcher, readonly string[]>> = {
  curl: ['curl', '-fsS', '-o', '/dev/null'],
  wget: ['wget', '-q', '-O', '/dev/null'],
};

/** Asks with the tool that the base has, where the call is a plain one over http. */
export const otherTool = ({ tool, use, base }: MissingTool, text: string): ProbeFix | undefined => {
  const from = tool === 'nc' ? undefined : tool;
  const to = from === 'curl' ? 'wget' : 'curl';
  const { command } = use;
  const last = command.arguments.at(-1);
  if (!from || !last || !base.tools.has(to) || command.pipeline.commands.length > 1) return undefined;
  const address = withoutName(addressOf(use, from, text), to);
  const span = { start: command.program.span.start, end: last.span.end };
  if (address === undefined || /[\\\n]/.test(text.slice(span.start, span.end))) return undefined;
  const separator = separatorIn(command.program.span, text);
  return {
    title: `Ask with ${to}, which the image has`,
    safety: 'review',
    edits: [{ span, text: [...WORDS[to], address].join(separator) }],
  };
};

/** Busybox's wget asks only the first address of a name, and for localhost that is the one of IPv6, which few programs listen on. */
const withoutName = (address: string | undefined, to: Fetcher): string | undefined =>
  to === 'wget' ? address?.replace(/^(["']?http:\/\/)localhost(?=[:/"']|$)/, '$1127.0.0.1') : address;

/** The one operand of a plain call. */
const addressOf = ({ command }: MissingTool['use'], tool: Fetcher, text: string): string | undefined => {
  const operands = command.arguments.filter(({ value }) => !PLAIN[tool].test(value));
  const fails = tool === 'wget' || command.arguments.some(({ value }) => /^(?:-\w*f\w*|--fail)$/.test(value));
  const [only] = operands;
  if (!only || operands.length > 1 || !fails) return undefined;
  const written = text.slice(only.span.start, only.span.end);
  return /^["']?http:\/\//.test(written) ? written : undefined;
};

/** A word may be one of the strings of a list. */
const separatorIn = ({ start, end }: Span, text: string): string => {
  const quote = text[start - 1] ?? '';
  return /["']/.test(quote) && text[end] === quote ? `${quote}, ${quote}` : ' ';
};

const PACKAGES: Readonly<Record<MissingTool['tool'], string>> = { curl: 'curl', wget: 'wget', nc: 'netcat-openbsd' };
const SAME_NAMES: ReadonlySet<string> = new Set(['apt', 'apt-get', 'apk'] satisfies readonly PackageInstall['manager'][]);

/** Adds the tool to what the image installs last. */
export const installTool = ({ tool, chain }: MissingTool, installs: readonly PackageInstall[], text: string): ProbeFix | undefined => {
  const last = installs.findLast(({ use, manager }) => use.stage !== undefined && chain.includes(use.stage) && SAME_NAMES.has(manager));
  const edits = last && changePackages(last, { add: [PACKAGES[tool]], remove: new Set() }, text);
  return edits && { title: `Install ${PACKAGES[tool]}`, safety: 'review', edits };
};
