import { DEFAULT_CONFIG } from '../../../server/src/engine/config-model.ts';
import type { Finding } from '../../../server/src/engine/model.ts';
import { createLinter } from '../../../server/src/linter.ts';
import { memoryHost } from '../memory-host.ts';

export type Files = Readonly<Record<string, string>>;

const SILENT = { 'missing-digest': { severity: 'off' }, 'unofficial-base': { severity: 'off' } } as const;

/** What the strict rules find in one of some files, but for what they say of nearly every image. */
export const findingsIn = async (path: string, files: Files): Promise<readonly Finding[]> => {
  const config = { ...DEFAULT_CONFIG, extends: 'strict', rules: SILENT } as const;
  const request = { path, text: files[path] ?? '', config, scope: 'workspace' as const };
  return (await createLinter(memoryHost(files)).lint(request)).findings;
};

/** Each as its rule and the text that it stands at. */
export const found = async (path: string, files: Files): Promise<readonly string[]> =>
  (await findingsIn(path, files)).map(({ rule, at }) => `${rule} ${files[path]?.slice(at.start, at.end)}`);

/** A Compose file of one service. */
export const service = (lines: string, name = 'web'): string => `services:\n  ${name}:\n    ${lines.replaceAll('\n', '\n    ')}\n`;
