import type { IRawGrammar } from 'vscode-textmate';

/**
 * Small grammars under the names of those that VS Code has built in. They are written for these tests and keep the traits
 * that matter: strings that run on over lines, comments that take the whole line, a shell with here-documents of its own.
 */
interface StandIn {
  readonly scopeName: string;
  readonly patterns: IRawGrammar['patterns'];
}

const string = (language: string, quote: string): IRawGrammar['patterns'][number] => ({
  name: `string.quoted.${language}`,
  begin: quote,
  end: quote,
});

const dockerfile: StandIn = {
  scopeName: 'source.dockerfile',
  patterns: [
    { match: '^\\s*(ADD|ARG|CMD|COPY|ENV|FROM|LABEL|RUN)\\s', name: 'keyword.built-in.dockerfile' },
    { match: '^\\s*#.*$', name: 'comment.built-in.dockerfile' },
    string('built-in', '"'),
    string('built-in', "'"),
  ],
};

const shell: StandIn = {
  scopeName: 'source.shell',
  patterns: [
    { match: '(?:^|[ \\t]+)#.*', name: 'comment.line.shell' },
    string('double.shell', '"'),
    string('single.shell', "'"),
    { begin: '<<-?\\s*["\']?(\\w+)["\']?', end: '^\\t*\\1$', name: 'string.unquoted.heredoc.shell' },
    { begin: '\\$\\(', end: '\\)', name: 'meta.substitution.shell', patterns: [{ include: '$self' }] },
    { begin: '`', end: '`', name: 'string.interpolated.shell' },
    { match: '\\$\\w+', name: 'variable.shell' },
    { match: '\\b(if|then|fi|for|in|do|done)\\b', name: 'keyword.control.shell' },
    { match: '&&|\\|\\||[|;]', name: 'keyword.operator.shell' },
    { match: '\\\\.', name: 'constant.character.escape.shell' },
  ],
};

/** Keywords and two kinds of strings; `"""` is there to be left open. */
const scriptLanguage = (name: string): StandIn => ({
  scopeName: `source.${name}`,
  patterns: [
    { match: '#.*$', name: `comment.line.${name}` },
    { begin: '"""', end: '"""', name: `string.quoted.triple.${name}` },
    string(name, '"'),
    { match: '\\b(import|from|const|def|print|puts|require|use)\\b', name: `keyword.${name}` },
  ],
});

const dataLanguage = (name: string): StandIn => ({
  scopeName: `source.${name}`,
  patterns: [
    string(name, '"'),
    { match: '^\\s*[\\w.-]+(?=\\s*[:=])', name: `entity.name.tag.${name}` },
    { match: '\\b\\d+\\b', name: `constant.numeric.${name}` },
  ],
});

const ALL = [
  dockerfile,
  shell,
  ...['python', 'js', 'perl', 'ruby', 'powershell'].map(scriptLanguage),
  ...['json', 'yaml', 'ini'].map(dataLanguage),
];

export const STAND_INS: ReadonlyMap<string, string> = new Map(
  ALL.map((grammar) => [grammar.scopeName, JSON.stringify({ repository: {}, ...grammar })]),
);
