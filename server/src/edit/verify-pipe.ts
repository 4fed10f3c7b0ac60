import type { CommandUse, Download, Facts } from '../facts/model.ts';
import type { Command } from '../shell/model.ts';
import type { Edit } from '../text/span.ts';
import { chained } from './commands.ts';
import { unquoted } from './saved-file.ts';
import { sumCheck } from './sum-check.ts';

const SHELLS = /^(?:sh|bash|dash|ash|zsh)$/;

/** Has what goes through a pipe saved, checked and only then unpacked or run; `undefined` unless that is all the pipe does. */
export const checkInPipe = (download: Download, { command, node }: CommandUse, { text }: Facts): readonly Edit[] | undefined => {
  const [source, reader, ...more] = command.pipeline.commands;
  if (source !== command || !reader || more.length > 0 || hasDetours(command) || hasDetours(reader)) return undefined;
  const file = temporaryFile(download, command);
  const [saving, reading] = [savingEdits(command, download, file), readingEdits(reader, file)];
  const between = { start: command.span.end, end: reader.span.start };
  if (!saving || !reading || text.slice(between.start, between.end).includes('#')) return undefined;
  const check = `${chained(sumCheck(file), node, text)}${chained('', node, text)}`;
  const { end } = reader.span;
  return [...saving, { span: between, text: check }, ...reading, { span: { start: end, end }, text: chained(`rm ${file}`, node, text) }];
};

const hasDetours = ({ redirects, assignments }: Command): boolean => redirects.length > 0 || assignments.length > 0;

const PLAIN = /^(?:[\w.+-]|\$\w+|\$\{\w+\})+$/;

/** Named as the URL ends, where that is plain; an end such as `/download` says nothing, and may be that of others as well. */
const temporaryFile = ({ at }: Download, { arguments: words }: Command): string => {
  const url = unquoted(words.find(({ span }) => span.start === at.start)?.text ?? '') ?? '';
  const parts = url
    .replace(/^\w+:\/\/[^/]*/, '')
    .split('/')
    .filter((part) => PLAIN.test(part));
  const name = parts.findLast((part) => /\.\w+$/.test(part)) ?? parts.at(-1);
  return `/tmp/${name ?? 'download'}`;
};

/** curl writes to its output unless told otherwise; wget has been told to. */
const savingEdits = ({ arguments: words, span }: Command, { by }: Download, file: string): readonly Edit[] | undefined => {
  if (by === 'curl') {
    if (words.some(({ value }) => /^(?:-\w*[oO]$|--output|--remote-name)/.test(value))) return undefined;
    return [{ span: { start: span.end, end: span.end }, text: ` -o ${file}` }];
  }
  const index = words.findIndex(({ value }) => /^(?:-\w*O-?|--output-document(?:=-)?)$/.test(value));
  const [flag, next] = [words[index], words[index + 1]];
  if (!flag || by !== 'wget') return undefined;
  if (/-$/.test(flag.value)) return [{ span: flag.span, text: `${flag.text.replace(/=?-$/, '')} ${file}` }];
  return next?.value === '-' ? [{ span: next.span, text: file }] : undefined;
};

const readingEdits = (reader: Command, file: string): readonly Edit[] | undefined => {
  if (reader.name === 'tar' || reader.name === 'bsdtar') return unpackingEdits(reader, file);
  return SHELLS.test(reader.name) ? runningEdits(reader, file) : undefined;
};

/** The file comes in the place of a `-`, or with an option of its own behind the others. */
const unpackingEdits = ({ arguments: words, span }: Command, file: string): readonly Edit[] | undefined => {
  if (!words.some(({ value }, index) => (index === 0 ? /^-?\w*x/ : /^-\w*x|^--extract$/).test(value))) return undefined;
  const dash = words.find(({ value }) => value === '-' || value === '/dev/stdin');
  if (dash) return [{ span: dash.span, text: file }];
  const hasFile = words.some(({ value }, index) => (index === 0 ? /^-?\w*f/ : /^-\w*f|^--file/).test(value));
  return hasFile ? undefined : [{ span: { start: span.end, end: span.end }, text: ` -f ${file}` }];
};

/** `sh`, `sh -`, `sh -s -- words`: the file is run with the same words. */
const runningEdits = ({ arguments: words, program }: Command, file: string): readonly Edit[] | undefined => {
  const dash = words.findIndex(({ value }) => value === '-' || value === '-s' || value === '/dev/stdin');
  const flags = dash < 0 ? words : words.slice(0, dash);
  if (flags.some(({ value }) => !/^-[euxl]+$/.test(value))) return undefined;
  const behind = dash < 0 ? undefined : words[words[dash + 1]?.value === '--' ? dash + 1 : dash];
  const start = flags.at(-1)?.span.end ?? program.span.end;
  return [{ span: { start, end: behind?.span.end ?? start }, text: ` ${file}` }];
};
