import type { Command } from '../../shell/model.ts';
import { contains } from '../../text/span.ts';
import type { ScriptItem } from './script.ts';
import type { Traces } from './traces.ts';
import { needsFolder } from './work-folder.ts';

/** Commands that go with a build when they stand between its first and last step. */
const SERVING = /^(?:cd|pushd|popd|tar|bsdtar|unzip|gunzip|bunzip2|unxz|export)$/;
/** Commands that check what was downloaded. */
const PROVING = /^(?:gpg|gpg2|gpgv|gpgconf|dirmngr|(?:sha\d+|md5|b2)sum|shasum|cosign|minisign)$/;
const SPEAKING = /^(?:echo|printf|true|:|sleep|set)$/;
/** Commands that change files, and nothing else but these. */
const EDITING =
  /^(?:sed|patch|cp|mv|ln|chmod|chown|touch|echo|printf|cat|find|mkdir|rm|test|\[|strip|perl|grep|autoreconf|autoconf|automake|aclocal|libtoolize|autogen\.sh|bootstrap|buildconf|configure|Configure|config|make|gmake|ninja|cmake|meson|ldconfig|git|install|phpize)$/;
const CLEANING_TARGET = /^(?:(?:dist|maintainer-)?clean|check|test)$/;

/** Where in a script a build is: whether the folder of its source has been entered. */
export interface Position {
  readonly traces: Traces;
  readonly isInside: boolean;
}

/** Whether a step that stands between the first and the last one of a build serves nothing else. */
export const serves = (one: ScriptItem, position: Position): boolean =>
  one.commands.length > 0 ? outermost(one).every((command) => commandServes(command, position)) : isAssignment(one);

/** A compound statement or a pipe is judged by its commands; those in `$(…)` only feed them. */
const outermost = ({ commands }: ScriptItem): readonly Command[] => commands.filter(({ nesting }) => nesting !== 'substitution');

const commandServes = (command: Command, { traces, isInside }: Position): boolean => {
  const { name } = command;
  const text = textOf(command);
  if (SERVING.test(name) || PROVING.test(name) || /GNUPGHOME/.test(text)) return true;
  if (traces.isSource(text) && !INSTALLING.test(name)) return true;
  if (SPEAKING.test(name) && command.redirects.length === 0) return true;
  return isInside && EDITING.test(name) && staysInside(command);
};

/** Package managers and accounts may name the software, too. */
const INSTALLING =
  /^(?:apt|apt-get|aptitude|apk|dnf|microdnf|yum|zypper|dpkg|rpm|pip[\d.]*|npm|gem|useradd|adduser|groupadd|addgroup|usermod)$/;

/** Whether a command of the build's folder touches files of that folder only; what it copies out of it installs the build. */
const staysInside = ({ name, arguments: words, redirects }: Command): boolean => {
  const targets = redirects.flatMap(({ target, operator }) => (operator.startsWith('>') && target ? target.value : []));
  const operands = BUILDING.test(name) ? [] : words.map(({ value }) => value).filter((word) => !COPYING.test(name) || !PROGRAMS.test(word));
  return [...targets, ...operands].every((word) => !OUTSIDE.test(word));
};

const COPYING = /^(?:cp|mv|install|ln)$/;
/** Where what is built is looked for by its name alone. */
const PROGRAMS = /^\/usr\/(?:local\/)?s?bin(?:\/|$)/;
const OUTSIDE = /^(?:\/(?!dev\/null)|~|\$)/;
/** Their words say how to build, not what to touch. */
const BUILDING =
  /^(?:autoreconf|autoconf|automake|aclocal|libtoolize|autogen\.sh|bootstrap|buildconf|configure|Configure|config|make|gmake|ninja|cmake|meson|ldconfig|git|phpize)$/;

/** Whether a step puts programs where they are looked for. */
export const installs = ({ commands }: ScriptItem): boolean =>
  commands.some(
    ({ name, arguments: words }) =>
      words.some(({ value }) => /^(?:--)?install(?:[-_]\w+)?$/.test(value)) ||
      (COPYING.test(name) && PROGRAMS.test(words.at(-1)?.value ?? '')),
  );

/** Whether a step behind the last one of a build copies programs out of its folder. */
export const copiesOut = (one: ScriptItem, position: Position): boolean =>
  position.isInside && one.commands.every(({ name }) => COPYING.test(name)) && installs(one) && serves(one, position);

const isAssignment = ({ text }: ScriptItem): boolean => /^\w+=/.test(text);

/** Whether a step surely compiles nothing and fetches nothing. */
export const isHarmless = ({ commands }: ScriptItem): boolean => commands.every(({ name }) => HARMLESS.test(name));

const HARMLESS =
  /^(?:set|cd|rm|mkdir|rmdir|ln|chmod|chown|touch|echo|printf|true|:|test|\[|export|cp|mv|install|sed|useradd|adduser|groupadd|addgroup|usermod|ldconfig|apk|apt|apt-get|dnf|microdnf|yum|zypper|update-ca-certificates)$/;

/** Whether a step in front of a build only makes room for it. */
export const prepares = (one: ScriptItem, { traces, isInside }: Position): boolean => {
  const [command] = one.commands;
  if (!command) return isAssignment(one);
  if (one.commands.length > 1) return false;
  return command.name === 'cd' ? isInside : command.name === 'mkdir' && traces.isSource(one.text);
};

/** Whether a step does nothing that lasts beyond its script. */
export const leavesNothing = ({ commands, text }: ScriptItem): boolean =>
  commands.length === 0 ? /^\w+=[^$`]*$/.test(text) : commands.every(({ name }) => /^(?:set|cd|true|:|export)$/.test(name));

/** The variables that steps set. */
export const variablesSetBy = (items: readonly ScriptItem[]): readonly string[] =>
  items.flatMap(({ text, commands }) => {
    if (commands.length > 0 && !commands.some(({ name }) => name === 'export')) return [];
    return [...text.matchAll(/(?:^|\s)(\w+)=/g)].map(([, name = '']) => name);
  });

/** Whether a step behind a build only takes away what the build has left. */
export const cleansUp = (one: ScriptItem, { traces, isInside }: Position): boolean => {
  const [command] = one.commands;
  if (!command || one.commands.length > 1) return false;
  const { name, arguments: words } = command;
  if (name === 'popd') return true;
  if (name === 'cd') return isInside && /^(?:\.\.(?:\/\.\.)*|-|~|\/.*)$/.test(words[0]?.value ?? '~');
  if (/^(?:make|gmake|ninja)$/.test(name)) return isInside && words.some(({ value }) => CLEANING_TARGET.test(value));
  const operands = words.filter(({ value }) => !value.startsWith('-'));
  return (
    /^(?:rm|rmdir)$/.test(name) &&
    operands.length > 0 &&
    operands.every(({ text, value }) => traces.isSource(value) || traces.isSource(text))
  );
};

/** Whether a step can do without the build, wherever the folder is that it finds itself in afterwards. */
export const standsAlone = (one: ScriptItem, { traces, isInside }: Position): boolean =>
  one.commands.every((command) => {
    const text = textOf(command);
    if (isInside && needsFolder(command)) return false;
    if (command.name === 'rm' && command.arguments.some(({ value }) => /^-\w*f/.test(value))) return true;
    return INSTALLING.test(command.name) || !(traces.isSource(text) || traces.isProduct(text));
  });

const textOf = ({ program, arguments: words, redirects, assignments }: Command): string =>
  [
    program.value,
    ...words.flatMap(({ text, value }) => [text, value]),
    ...redirects.flatMap(({ target, body }) => [target?.value ?? '', body?.text ?? '']),
    ...assignments.map(({ name, value }) => `${name}=${value?.value ?? ''}`),
  ].join(' ');

/** Whether a step runs any of some commands. */
export const runs = ({ item }: ScriptItem, commands: readonly Command[]): boolean => commands.some(({ span }) => contains(item.span, span));
