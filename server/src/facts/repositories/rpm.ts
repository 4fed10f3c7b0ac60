import type { Word } from '../../shell/model.ts';
import type { CommandUse, Download } from '../model.ts';
import { lastPart } from '../paths.ts';
import { type Found, repositoryAt } from './address.ts';
import type { Unchecked } from './model.ts';
import type { WrittenLine, WrittenText } from './written.ts';

const ASSIGNMENT = /^\s*([a-z_]+)\s*=(.*)$/;
const OFF = /^(?:0|no|false|off)$/i;

/** The repositories in a text that is written to a file of yum's, dnf's or zypper's. */
export const rpmRepositories = ({ file, lines }: WrittenText): Found[] => {
  const isElsewhere = file !== '' && !/\.repo$|yum|dnf|zypp|[$]/.test(file);
  return isElsewhere ? [] : sectionsOf(lines).flatMap(section);
};

const sectionsOf = (lines: readonly WrittenLine[]): WrittenLine[][] => {
  const sections: WrittenLine[][] = [[]];
  for (const line of lines) {
    if (/^\s*\[[^\]]+\]\s*$/.test(line.text)) sections.push([]);
    else sections.at(-1)?.push(line);
  }
  return sections;
};

const section = (lines: readonly WrittenLine[]): Found[] => {
  const values = new Map(
    lines.flatMap((line) => {
      const [, key, value = ''] = ASSIGNMENT.exec(line.text) ?? [];
      return key === undefined ? [] : [[key, { line, value: value.trim() }] as const];
    }),
  );
  const address = values.get('baseurl') ?? values.get('mirrorlist') ?? values.get('metalink');
  // In a here-document that the shell expands, yum's own variables are written with a backslash.
  const url = address?.value.split(/[\s,]+/)[0]?.replaceAll('\\$', '$') ?? '';
  if (!address || !/^(?:https?|ftp|file):/i.test(url)) return [];
  const check = values.get('gpgcheck');
  // A signed list of packages holds their sums.
  const isSignedAsAWhole = !OFF.test(values.get('repo_gpgcheck')?.value ?? '0');
  const isOff = check !== undefined && OFF.test(check.value) && !isSignedAsAWhole;
  const unchecked = isOff ? { at: check.line.locate(check.line.text.trim()), word: check.line.text.trim() } : undefined;
  const key = values.get('gpgkey');
  const keyAt = key && /^https?:/i.test(key.value) ? key.line.locate(key.value) : undefined;
  return [{ ...repositoryAt(url, address.line.locate(address.value), 'rpm'), signedBy: key?.value, keyAt, unchecked }];
};

/** What the front ends are asked to add. */
export const addedRpmRepositories = ({ command: { name, arguments: words } }: CommandUse): Found[] => {
  if (name === 'zypper') return zypperRepositories(words);
  const values = words.map(({ value }) => value);
  if (values.includes('copr') && values.includes('enable')) return coprRepositories(words);
  return words.flatMap((word, index): Found[] => {
    const attached = /^--(?:add-repo|from-repofile|set=baseurl)=(.+)$/.exec(word.value)?.[1];
    const url = values[index - 1] === '--add-repo' ? word.value : attached;
    return url !== undefined && /^https?:/.test(url) ? [{ ...repositoryAt(url, word.span, 'rpm'), by: 'command' }] : [];
  });
};

/** `dnf copr enable owner/project`; a group is written `@owner`. */
const coprRepositories = (words: readonly Word[]): Found[] =>
  words.flatMap(({ value, span }): Found[] => {
    const [, owner, project] = /^(?:copr\.fedorainfracloud\.org\/)?(@?[\w.-]+)\/([\w.+-]+)/.exec(value) ?? [];
    if (owner === undefined || project === undefined) return [];
    const place = owner.replace('@', 'g/');
    const found = repositoryAt(`https://copr.fedorainfracloud.org/coprs/${place}/${project}`, span, 'rpm');
    return [{ ...found, name: `copr ${owner}/${project}`, by: 'command' }];
  });

const zypperRepositories = (words: readonly Word[]): Found[] => {
  if (!words.some(({ value }) => value === 'ar' || value === 'addrepo')) return [];
  const address = words.find(({ value }) => /^(?:https?|ftp|obs):/.test(value));
  const off = words.find(({ value }) => /^(?:-[a-zA-Z]*G[a-zA-Z]*|--no-gpgcheck)$/.test(value));
  const unchecked: Unchecked | undefined = off && { at: off.span, word: off.value };
  return address ? [{ ...repositoryAt(obsAddress(address.value), address.span, 'rpm'), unchecked, by: 'command' }] : [];
};

/** `obs://project/target` is short for the address at the openSUSE Build Service. */
const obsAddress = (address: string): string => address.replace(/^obs:\/\//, 'https://download.opensuse.org/repositories/');

/** Packages that hold a repository and its key, by the name of their file. */
const RELEASE_PACKAGE = /-(?:release|repo)(?:[-_.].*)?\.(?:rpm|deb)$/;
/** Longer names no file system takes. */
const MAX_NAME = 255;

/** Whether a package is one that brings a repository. */
export const isReleasePackage = (path: string): boolean => {
  const file = lastPart(path);
  return file.length <= MAX_NAME && RELEASE_PACKAGE.test(file);
};

/** Oracle's `oracle-epel-release` is its own rebuild. */
const NAMED = /^epel-release(?:-latest-\d+)?$/;

/** The packages with repositories that a command installs, by address or by the name that the distribution has for them. */
export const installedRepositories = ({ command: { name, arguments: words } }: CommandUse): Found[] => {
  if (isQuery(name, words)) return [];
  return words.flatMap(({ value, span }): Found[] => {
    if (NAMED.test(value) || (name === 'amazon-linux-extras' && value === 'epel'))
      return [{ ...repositoryAt(EPEL, span, 'rpm'), name: 'EPEL', by: 'package' }];
    const isPackage = /^https?:/i.test(value) && isReleasePackage(value);
    return isPackage ? [{ ...repositoryAt(value, span, 'rpm'), by: 'package' }] : [];
  });
};

/** What the packages stand for that switch EPEL on. */
const EPEL = 'https://dl.fedoraproject.org/pub/epel/';

const isQuery = (name: string, words: readonly Word[]): boolean =>
  (name === 'rpm' && !words.some(({ value }) => /^(?:-\w*[iUF]\w*|--install|--upgrade)$/.test(value))) ||
  words.some(({ value }) => /^(?:remove|erase|autoremove|-e|info|list|clean)$/.test(value));

/** The repositories that come as a file from elsewhere. */
export const fetchedRepositories = ({ at, url, destination = '', source }: Download): Found[] => {
  const isList =
    /\.(?:repo|list|sources)$/.test(source.path) || /\/(?:yum\.repos\.d|sources\.list\.d|zypp\/repos\.d)\/.+/.test(destination);
  if (!isList && !isReleasePackage(source.path)) return [];
  const family = /sources\.list|\.list$|\.sources$|\.deb$/.test(`${destination} ${source.path}`) ? 'apt' : 'rpm';
  return [{ ...repositoryAt(url, at, family), by: 'download' }];
};
