import type { CommandSpec, OptionSpec } from '../../server/src/cli/commands/model.ts';
import { COMMANDS } from '../../server/src/cli/commands.ts';
import { commandHelp } from '../../server/src/cli/help.ts';
import type { Rule } from '../../server/src/rule.ts';

/** Puts a text between `<!-- NAME -->` and `<!-- /NAME -->`. */
const between = (document: string, name: string, text: string): string => {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [document.indexOf(start), document.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`README.md lacks the markers ${start} and ${end}`);
  return `${document.slice(0, from + start.length)}\n${text}\n${document.slice(to)}`;
};

const row = ({ id, summary, severity, tier }: Rule): string =>
  `| [${id}](docs/rules/${id}.md) | ${summary.replaceAll('|', '\\|')} | ${severity} | ${tier} |`;

const ruleTable = (rules: readonly Rule[]): string =>
  ['| rule | what it finds | severity | rule set |', '|---|---|---|---|', ...rules.map(row)].join('\n');

const specOf = (name: string): CommandSpec => {
  const spec = COMMANDS.find((command) => command.name === name);
  if (!spec) throw new Error(`the command line has no command "${name}"`);
  return spec;
};

const fenced = (text: string): string => `\`\`\`text\n${text}\`\`\``;

/** What a command has besides the options of another, and how it ends. */
const beyond = (spec: CommandSpec, other: CommandSpec): CommandSpec => {
  const known = new Set(other.options.map((option) => JSON.stringify(option)));
  const shared = `Further options are those of ${other.name} for colours, configurations, the day and registries, which it asks unless --registry=off.`;
  const isOwn = (option: OptionSpec): boolean => option.name !== 'registry' && !known.has(JSON.stringify(option));
  return { ...spec, options: spec.options.filter(isOwn), notes: [shared, ...spec.notes.slice(-1)] };
};

/** `pin` and `update` are told of after `lint`, by what they have of their own. */
const helpOfAll = (): string => {
  const lint = specOf('lint');
  const others = ['pin', 'update'].map((name) => beyond(specOf(name), lint));
  return [lint, ...others].map((spec) => fenced(commandHelp(spec))).join('\n\n');
};

export const renderReadme = (rules: readonly Rule[], current: string): string =>
  between(between(current, 'rules', ruleTable(rules)), 'help', helpOfAll());
