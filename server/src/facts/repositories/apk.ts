import type { CommandUse } from '../model.ts';
import { type Found, repositoryAt } from './address.ts';
import type { WrittenText } from './written.ts';

const LIST = /(?:^|\/)etc\/apk\/repositories(?:\.d\/.*)?$/;

/** The repositories in a text that is written to apk's list; `@tag` before an address pins packages to it. */
export const apkRepositories = ({ file, lines }: WrittenText): Found[] =>
  LIST.test(file)
    ? lines.flatMap((line) => {
        const url = /^\s*(?:@\S+\s+)?(https?:\/\/\S+)/.exec(line.text)?.[1];
        return url === undefined ? [] : [repositoryAt(url, line.locate(url), 'apk')];
      })
    : [];

/** The repositories that a call of apk takes besides those of the list. */
export const givenApkRepositories = ({ command: { arguments: words } }: CommandUse): Found[] =>
  words.flatMap((word, index): Found[] => {
    const before = words[index - 1]?.value;
    const attached = /^(?:--repository=|-X(?==?https?:)=?)(.+)$/.exec(word.value)?.[1];
    const url = before === '-X' || before === '--repository' ? word.value : attached;
    return url !== undefined && /^https?:/.test(url) ? [{ ...repositoryAt(url, word.span, 'apk'), by: 'command' }] : [];
  });
