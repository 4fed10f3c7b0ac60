import type { LanguageInstall, LanguageManager } from '../facts/language-packages/model.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'language-package-unpinned',
  summary: 'A package of a programming language is installed without a version',
  why: "The newest release of the day of the build is taken: tomorrow's image may hold another one, and a bad or stolen release gets in with the next build. A version, or a lock file, makes an update something that you decide.",
  category: 'reproducibility',
  severity: 'info',
  tier: 'strict',
  needs: [],
  aliases: ['DL3013', 'DL3016', 'DL3028', 'DL3062', 'DF031', 'DF051', 'DF053', 'DF054'],
  options: {},
  examples: [
    {
      bad: 'FROM python:3.12.7-slim-bookworm\nRUN pip install --no-cache-dir gunicorn\n',
      good: 'FROM python:3.12.7-slim-bookworm\nRUN pip install --no-cache-dir gunicorn==23.0.0\n',
    },
    {
      bad: 'FROM node:22.11.0-bookworm-slim\nRUN npm install -g pnpm\n',
      good: 'FROM node:22.11.0-bookworm-slim\nRUN npm install -g pnpm@9.12.3\n',
    },
  ],
  links: ['https://pip.pypa.io/en/stable/topics/repeatable-installs/'],
  *check({ languageInstalls }) {
    for (const install of languageInstalls) {
      const [first] = install.unpinned;
      if (first) yield { at: first.word.span, message: messageFor(install, first.name) };
    }
  },
});

/** More of them would not be read. */
const MOST_NAMED = 4;

const messageFor = ({ manager, unpinned }: LanguageInstall, first: string): string => {
  const names = unpinned.slice(0, MOST_NAMED).map(({ name }) => name);
  const more = unpinned.length - names.length;
  const which = more > 0 ? `${names.join(', ')} and ${more} more` : listed(names);
  return `${manager} takes the newest ${which} of the day: tomorrow's build may get another. ${ADVICE[manager](first)}`;
};

const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

const withMark = (mark: string) => (name: string) => `Name a version, as in ${name}${mark}1.2.3.`;
const python = (name: string): string => `Name a version, as in ${name}==1.2.3, or list it in a requirements file with hashes.`;
const node = withMark('@');

const ADVICE: Readonly<Record<LanguageManager, (name: string) => string>> = {
  pip: python,
  pipx: withMark('=='),
  uv: withMark('=='),
  npm: node,
  yarn: node,
  pnpm: node,
  bun: node,
  gem: withMark(':'),
  go: (name) => `Name a version, as in ${name}@v1.2.3.`,
  cargo: withMark('@'),
  composer: withMark(':'),
  pecl: withMark('-'),
};
