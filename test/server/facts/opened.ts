import { readerOf } from '../../../server/src/facts/documents.ts';
import { NO_BUILD } from '../../../server/src/facts/index.ts';
import { NO_LOOK_UPS } from '../../../server/src/facts/look-ups.ts';
import type { Facts, Mount, Setting } from '../../../server/src/facts/model.ts';

/** The facts of a file that is what its path and its text say; `env` is the `.env` file beside it. */
export const factsOfFile = async (path: string, text: string, env = ''): Promise<Facts> => {
  const reader = await readerOf({ path: `/w/${path}`, text });
  return reader.read({ text, others: new Map([['/w/.env', env]]) }).facts({
    path: `/w/${path}`,
    today: () => '2026-01-20',
    knowledge: () => ({}),
    lookUps: NO_LOOK_UPS,
    trusted: { registries: [], publishers: [] },
    builtHere: [],
    dockerfiles: [],
    build: NO_BUILD,
  });
};

/** A mount as `place in the file: source -> target, how, for whom`. */
export const mountsOf = async (path: string, text: string, env = ''): Promise<readonly string[]> =>
  (await factsOfFile(path, text, env)).mounts.map((mount) => described(mount, text));

const described = ({ at, source, target, isReadOnly, container, image }: Mount, text: string): string => {
  const owner = [container, image].filter((part) => part !== undefined).join(', ');
  return `${text.slice(at.start, at.end)}: ${source} -> ${target}${isReadOnly ? ' ro' : ''}${owner === '' ? '' : ` (${owner})`}`;
};

/** The settings of all containers as `whose: what, at which text`. */
export const settingsOf = async (path: string, text: string): Promise<readonly string[]> =>
  (await factsOfFile(path, text)).containers.flatMap(({ name, settings }) =>
    settings.map((setting) => `${name}: ${wordOf(setting)} at ${text.slice(setting.at.start, setting.at.end)}`),
  );

const wordOf = ({ at, kind, ...rest }: Setting): string => [kind, ...Object.values(rest)].join(' ');

/** The variables of all containers as `whose: NAME=value, from where`. */
export const environmentOf = async (path: string, text: string): Promise<readonly string[]> =>
  (await factsOfFile(path, text)).containers.flatMap(({ name, environment }) =>
    environment.map((entry) => `${name}: ${entry.name}=${entry.value?.text ?? '?'} ${entry.from}`),
  );

/** What is known of each container's limit. */
export const limitsOf = async (path: string, text: string): Promise<readonly string[]> =>
  (await factsOfFile(path, text)).containers.map(({ name, memoryLimit }) => `${name}: ${memoryLimit}`);
