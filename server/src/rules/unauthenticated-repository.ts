import { overHttps } from '../edit/https.ts';
import { dropOption, keyringEdits } from '../edit/keyring.ts';
import type { Facts } from '../facts/model.ts';
import { isLocalAddress } from '../facts/repositories/address.ts';
import { lacksAptKey, lacksSignedBy } from '../facts/repositories/keys.ts';
import type { PackageRepository, RepositoryKey, UncheckedInstall } from '../facts/repositories/model.ts';
import { defineRule, type Fix, type Problem } from '../rule.ts';

export default defineRule({
  id: 'unauthenticated-repository',
  summary: 'Packages are installed without a signature, or by a key that anybody could have sent',
  why: "Signatures are all that tells packages of a repository from those of whoever sits between it and you, or has broken into a mirror. Switched off, or checked with a key that came over plain http, they tell nothing; a key given to apt-key may sign for every repository, the distribution's own included.",
  category: 'security',
  severity: 'warning',
  tier: 'recommended',
  needs: [],
  aliases: ['CKV2_DOCKER_7', 'CKV2_DOCKER_8', 'CKV2_DOCKER_9', 'CKV2_DOCKER_10'],
  options: {},
  examples: [
    {
      bad: 'FROM debian:12.8\nRUN echo "deb [trusted=yes signed-by=/etc/apt/keyrings/example.asc] https://apt.example.com stable main" > /etc/apt/sources.list.d/example.list\n',
      good: 'FROM debian:12.8\nRUN echo "deb [signed-by=/etc/apt/keyrings/example.asc] https://apt.example.com stable main" > /etc/apt/sources.list.d/example.list\n',
    },
    {
      bad: 'FROM debian:12.8\nRUN curl -fsSL https://apt.example.com/key.asc | apt-key add - \\\n    && echo "deb https://apt.example.com stable main" > /etc/apt/sources.list.d/example.list\n',
      good: 'FROM debian:12.8\nRUN curl -fsSL https://apt.example.com/key.asc | gpg --dearmor -o /usr/share/keyrings/example.gpg \\\n    && echo "deb [signed-by=/usr/share/keyrings/example.gpg] https://apt.example.com stable main" > /etc/apt/sources.list.d/example.list\n',
    },
  ],
  links: ['https://manpages.debian.org/bookworm/apt/sources.list.5.en.html#OPTIONS'],
  *check(facts) {
    yield* distinct([
      ...facts.repositories.flatMap((repository) => ofRepository(repository, facts)),
      ...facts.uncheckedInstalls.map(ofInstall),
      ...facts.repositoryKeys.flatMap((key) => ofKey(key, facts)),
    ]);
  },
});

/** A line for packages and one for their sources may be made of one word. */
const distinct = (problems: readonly Problem[]): readonly Problem[] => [
  ...new Map(problems.map((problem) => [`${problem.at.start}-${problem.at.end}`, problem])).values(),
];

const PLAIN = /^(?:http|ftp):/i;

const ofRepository = (repository: PackageRepository, facts: Facts): Problem[] => {
  const { text } = facts;
  const { unchecked, url, name, signedBy, keyAt, by, at } = repository;
  if (unchecked && !isLocalAddress(url)) {
    const how = PLAIN.test(url) ? `, and over plain http anybody on the way can send others` : '';
    const message = `${unchecked.word} takes packages of ${name || 'this repository'} without a signature${how}. ${adviceFor(repository)}`;
    return [{ at: unchecked.at, message, fixes: trustFixes(repository, text) }];
  }
  if (keyAt && PLAIN.test(signedBy ?? '')) return [{ at: keyAt, message: keyMessage(signedBy), fixes: httpsFixes(keyAt, text) }];
  if (!PLAIN.test(url) || !isDescription(repository) || isVerified(at, facts)) return [];
  const message = `This ${by === 'package' ? 'package' : 'file'} says where packages come from and by which key, and comes over plain http: anybody on the way can send another. Take it over https.`;
  return [{ at, message, fixes: httpsFixes(at, text) }];
};

/** A repository's own address may be plain: its signatures tell. What names the key may not. */
const isDescription = ({ by, path }: PackageRepository): boolean =>
  by === 'package' || (by !== 'list' && /\.(?:repo|list|sources)$/.test(path));

const isVerified = (at: Problem['at'], { downloads }: Facts): boolean =>
  downloads.some((download) => download.at === at && download.verification !== undefined);

/** Where a key has run out, to name it does not help. */
const adviceFor = ({ host, family }: PackageRepository): string =>
  host === 'archive.debian.org'
    ? 'The keys of releases that are put away there run out: move to one that is still kept up.'
    : CHECKED[family];

const CHECKED: Readonly<Record<PackageRepository['family'], string>> = {
  apt: 'Name its key with signed-by instead.',
  rpm: 'Give its key, and let it be checked.',
  apk: 'Put its key into /etc/apk/keys.',
};

/** With a key named nothing else is needed. */
const trustFixes = ({ unchecked, signedBy, options }: PackageRepository, text: string): Fix[] =>
  unchecked && options && signedBy !== undefined
    ? [{ title: 'Let the key decide', safety: 'review', edits: [dropOption(unchecked.at, options, text)] }]
    : [];

const ofInstall = ({ at, word, manager }: UncheckedInstall): Problem => ({
  at,
  message: `With ${word} ${manager} also takes what nobody has signed: whoever controls a mirror, or the way to it, decides what gets into the image. Leave it out, and give the repository's key.`,
});

const keyMessage = (url = ''): string =>
  `This key comes over plain ${PLAIN.exec(url)?.[0].slice(0, -1)}: anybody on the way can send another, and sign packages with it. Take it over https, and better check its fingerprint.`;

/** Whether the same is served there over https only the server knows. */
const httpsFixes = (at: Problem['at'], text: string): Fix[] => {
  const edit = overHttps(at, text);
  return edit ? [{ title: 'Take it over https', safety: 'review', edits: [edit] }] : [];
};

/** Of 32 bits; others of the same id have been made. */
const SHORT_ID = 8;

/** Where a key comes from is one thing, what it is good for another. */
const ofKey = (key: RepositoryKey, facts: Facts): Problem[] => {
  const { url = '', urlAt, ids, by, at } = key;
  const isPlain = urlAt !== undefined && PLAIN.test(url) && !isLocalAddress(url);
  const sent = isPlain ? [{ at: urlAt, message: keyMessage(url), fixes: httpsFixes(urlAt, facts.text) }] : [];
  const short = ids.find(({ length }) => length === SHORT_ID);
  if (short !== undefined) return [{ at, message: `Keys with the id ${short} can be made by anybody. Ask for the whole fingerprint.` }];
  return by === 'apt-key' ? [...sent, ...ofAptKey(key, facts)] : sent;
};

const ofAptKey = (key: RepositoryKey, facts: Facts): Problem[] => {
  // A keyring of its own may be that of one repository alone.
  if (key.keyring !== undefined && !key.keyring.includes('trusted.gpg')) return [];
  const [isOld, isMissing] = [lacksSignedBy(key.stage), lacksAptKey(key.stage)];
  const edits = isOld ? undefined : keyringEdits(key, facts);
  const fixes: Fix[] = edits ? [{ title: 'Give the key to its repository alone', safety: 'review', edits }] : [];
  const message = `What apt-key adds may sign for every repository, the distribution's own included${isMissing ? ', and this distribution has no apt-key any more' : ''}. ${isOld ? "The apt of this release can't tie it to one: move to a newer release." : 'Put the key into a keyring of its own, and name that with signed-by.'}`;
  return [{ at: key.at, severity: isMissing ? 'warning' : 'info', message, fixes }];
};
