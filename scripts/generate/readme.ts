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

const lintHelp = (): string => {
  const lint = COMMANDS.find(({ name }) => name === 'lint');
  if (!lint) throw new Error('the command line has no command "lint"');
  return `\`\`\`text\n${commandHelp(lint)}\`\`\``;
};

export const renderReadme = (rules: readonly Rule[], current: string): string =>
  between(between(current, 'rules', ruleTable(rules)), 'help', lintHelp());
