import { HEREDOC, HEREDOC_OPERATOR, WORDS_BEFORE_HEREDOC } from './words.ts';

/** A language that a here-document can hold, and how its header gives it away. */
export interface Language {
  readonly name: string;
  readonly scope: string;
  /** Commands that read it on standard input, and that its shebang names. */
  readonly commands?: string;
  /** Words that authors use as delimiter. */
  readonly delimiters: string;
  readonly extensions: string;
}

/** Interpreters first: `python3 <<EOF > data.json` holds Python. */
export const LANGUAGES: readonly Language[] = [
  {
    name: 'python',
    scope: 'source.python',
    commands: String.raw`python[\d.]*|pypy[\d.]*`,
    delimiters: String.raw`PY\d?|PYTHON\w*|PYEOF|EOPY|EOPYTHON`,
    extensions: 'py',
  },
  {
    name: 'javascript',
    scope: 'source.js',
    commands: 'node|nodejs|deno|bun',
    delimiters: 'JS|NODE|JAVASCRIPT|EOJS',
    extensions: 'js|mjs|cjs',
  },
  { name: 'perl', scope: 'source.perl', commands: 'perl', delimiters: 'PERL|EOPERL', extensions: 'pl|pm' },
  { name: 'ruby', scope: 'source.ruby', commands: 'ruby', delimiters: 'RUBY|RB', extensions: 'rb|gemspec' },
  {
    name: 'shell',
    scope: 'source.shell',
    commands: 'sh|bash|ash|dash|ksh|zsh',
    delimiters: 'SH|BASH|SHELL|SCRIPT|EOSH',
    extensions: 'sh|bash',
  },
  { name: 'json', scope: 'source.json', delimiters: 'JSON|EOJSON', extensions: 'json' },
  { name: 'yaml', scope: 'source.yaml', delimiters: 'YAML|YML|EOYAML', extensions: 'ya?ml' },
  { name: 'ini', scope: 'source.ini', delimiters: 'INI|CONF', extensions: 'ini|conf|cnf|cfg|toml|service' },
];

/** A condition on the header's line that tells the language, if there can be one. */
export type Reason = (language: Language) => string | undefined;

const somewhere = (text: string): string => String.raw`(?=[^\n]*?(?:${text}))`;

/** `python3 - <<EOF`, with options between but no other command, or `<<EOF python3`. */
const read: Reason = ({ commands }) => {
  if (commands === undefined) return undefined;
  const before = String.raw`(?<![\w.-])(?:${commands})(?=\s)[^|;&<>\n]*${HEREDOC_OPERATOR}`;
  const behind = String.raw`${HEREDOC}[ \t]+(?:[\w./-]*/)?(?:${commands})(?=\s)`;
  return somewhere(`${before}|${behind}`);
};

const called: Reason = ({ delimiters, extensions }) =>
  String.raw`(?=[ \t]*${WORDS_BEFORE_HEREDOC}${HEREDOC_OPERATOR}[ \t]*["'\\]?(?:${delimiters}|[\w./-]*\.(?:${extensions}))(?=["'\s]))`;

const written: Reason = ({ extensions }) =>
  somewhere(String.raw`(?:>>?|\btee\b(?:[ \t]+-\S+)*)[ \t]*[^\s|;&<>]*\.(?:${extensions})(?=["'\s;&|])`);

const copied: Reason = ({ extensions }) => somewhere(String.raw`\.(?:${extensions})["']?[ \t]*$`);

/** In the order of trust: what reads the body, what it is called, where it is written to. */
export const RUN_REASONS: readonly Reason[] = [read, called, written];
export const COPY_REASONS: readonly Reason[] = [called, copied];

export const shebang = ({ commands }: Language): string | undefined =>
  commands && String.raw`^(#![^\n]*[/ \t](?:${commands})(?:[ \t][^\n]*)?)\n`;
