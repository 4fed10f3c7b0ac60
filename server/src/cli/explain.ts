import type { Option, Rule } from '../rule.ts';
import { wrap } from '../text/wrap.ts';
import type { Arguments } from './arguments.ts';
import { type CliHost, type ExitCode, tell } from './host.ts';
import { logLevel } from './log-level.ts';
import { rulesNamed, unknownRule } from './rule-names.ts';

const WIDTH = 96;

/** `plimsoll explain <rule>`. */
export const explain = async (args: Arguments, host: CliHost): Promise<ExitCode> => {
  const { rules } = await host.loadLinter({ log: logLevel(args, host), registry: undefined });
  const [name = ''] = args.positionals;
  const named = rulesNamed(name, rules);
  if (named.length === 0) {
    tell(host, unknownRule(name, rules));
    return 2;
  }
  host.stdout.write(named.map(explanationOf).join('\n'));
  return 0;
};

/** What a rule's page says, for a terminal. */
const explanationOf = (rule: Rule): string => {
  const traits = [rule.severity, rule.category, rule.tier, ...(rule.online ? ['needs the registry'] : [])].join(', ');
  const head = [rule.id, '', ...wrap(`${rule.summary}.`, WIDTH), `(${traits})`, '', ...wrap(rule.why, WIDTH)];
  const parts = [...aliasLines(rule), ...optionLines(rule), ...exampleLines(rule), ...linkLines(rule)];
  return [...head, ...parts, '', `Ignore it once with a line above: # plimsoll ignore=${rule.id}`, ''].join('\n');
};

const aliasLines = ({ aliases }: Rule): string[] => (aliases.length === 0 ? [] : ['', ...wrap(`Elsewhere: ${aliases.join(', ')}`, WIDTH)]);

const optionLines = ({ options }: Rule): string[] => {
  const rows = Object.entries(options).map(([name, option]) => `  ${name}: ${option.summary} (${presetOf(option)})`);
  return rows.length === 0 ? [] : ['', 'Options:', ...rows];
};

const presetOf = (option: Option): string => {
  const preset = `default ${JSON.stringify(option.default)}`;
  return option.type === 'choice' ? `${option.choices.join('|')}, ${preset}` : preset;
};

const exampleLines = ({ examples: [{ bad, good }] }: Rule): string[] => [
  '',
  'Found in:',
  ...indented(bad),
  ...(good === undefined ? [] : ['Better:', ...indented(good)]),
];

const indented = (text: string): string[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => `  ${line}`);

const linkLines = ({ links }: Rule): string[] => (links.length === 0 ? [] : ['', ...links]);
