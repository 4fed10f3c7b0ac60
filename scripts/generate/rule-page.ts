import { createTwoFilesPatch } from 'diff';
import type { Example, Option, Rule } from '../../server/src/rule.ts';
import { forRule, printed } from '../frozen-linter.ts';

const fenced = (language: string, text: string): string => `\`\`\`${language}\n${text.replace(/\n?$/, '\n')}\`\`\``;

const LANGUAGES: readonly (readonly [RegExp, string])[] = [
  [/\.ya?ml$/, 'yaml'],
  [/\.json$/, 'json'],
  [/\.sh$/, 'sh'],
];

const languageOf = (path = 'Dockerfile'): string => LANGUAGES.find(([pattern]) => pattern.test(path))?.[1] ?? 'dockerfile';

/** A patch without the lines that name the two files. */
const patch = (before: string, after: string): string =>
  createTwoFilesPatch('before', 'after', before, after, '', '', { context: 3 })
    .split('\n')
    .filter((line) => !/^(?:===|--- before|\+\+\+ after|@@|\\ No newline)/.test(line))
    .join('\n');

/** What the fixes make of it; else the example's own better version. */
const betterVersion = async (rule: Rule, example: Example): Promise<string> => {
  const { linter, request } = forRule(rule.id, example);
  const { text } = await linter.fix(request, 'all');
  if (text !== example.bad)
    return `Fixed by \`--fix${(await isSafe(rule, example)) ? '' : '=all'}\`:\n\n${fenced('diff', patch(example.bad, text))}`;
  return example.good === undefined ? '' : `Better:\n\n${fenced('diff', patch(example.bad, example.good))}`;
};

const isSafe = async (rule: Rule, example: Example): Promise<boolean> => {
  const { linter, request } = forRule(rule.id, example);
  return (await linter.fix(request, 'safe')).text !== example.bad;
};

const exampleText = async (rule: Rule, example: Example): Promise<string> => {
  const { linter, request } = forRule(rule.id, example);
  const report = await linter.lint(request);
  const output = report.findings.length === 0 ? '' : fenced('text', printed(report));
  return [fenced(languageOf(example.path), example.bad), output, await betterVersion(rule, example)].filter(Boolean).join('\n\n');
};

const optionLine = ([name, option]: readonly [string, Option]): string =>
  `- \`${name}\` (${option.type}, default \`${JSON.stringify(option.default)}\`): ${option.summary}`;

const optionsText = (rule: Rule): string => {
  const options = Object.entries(rule.options);
  return options.length === 0 ? '' : `## Options\n\n${options.map(optionLine).join('\n')}`;
};

const code = (text: string): string => `\`${text}\``;

const traits = (rule: Rule): string =>
  [
    `| severity | ${rule.severity} |`,
    '|---|---|',
    `| rule set | ${rule.tier} |`,
    `| category | ${rule.category} |`,
    ...(rule.online
      ? ['| network | silent unless registries may be asked: `--registry=on`, or in VS Code the setting `plimsoll.registry` |']
      : []),
    ...(rule.gainsOnline
      ? ['| network | finds more where registries may be asked: `--registry=on`, or in VS Code the setting `plimsoll.registry` |']
      : []),
    ...(rule.aliases.length === 0 ? [] : [`| also known as | ${rule.aliases.map(code).join(', ')} |`]),
  ].join('\n');

const ignoring = ({ id }: Rule): string =>
  [
    '## Ignore it',
    'For one instruction, with a reason if you have one:',
    fenced('dockerfile', `# plimsoll ignore=${id} the reason`),
    `For a file: \`# plimsoll file-ignore=${id}\`. Everywhere, in \`.plimsoll.yaml\`:`,
    fenced('yaml', `rules:\n  ${id}: off`),
  ].join('\n\n');

const linksText = ({ links }: Rule): string => (links.length === 0 ? '' : `## Read on\n\n${links.map((link) => `- <${link}>`).join('\n')}`);

const examplesText = async (rule: Rule): Promise<string> => {
  const texts: string[] = [];
  for (const example of rule.examples) texts.push(await exampleText(rule, example));
  return `## ${texts.length === 1 ? 'Example' : 'Examples'}\n\n${texts.join('\n\n')}`;
};

/** `docs/rules/<id>.md`. */
export const renderPage = async (rule: Rule): Promise<string> => {
  const parts = [
    `<!-- Written by scripts/generate.ts from the rule's definition: do not edit. -->`,
    `# ${rule.id}`,
    `${rule.summary}.`,
    rule.why,
    traits(rule),
    await examplesText(rule),
    optionsText(rule),
    ignoring(rule),
    linksText(rule),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
};
