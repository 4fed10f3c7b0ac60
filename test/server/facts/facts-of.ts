import { parseDockerfile } from '../../../server/src/dockerfile/parse.ts';
import { dockerfileFacts, NO_BUILD } from '../../../server/src/facts/index.ts';
import { NO_LOOK_UPS } from '../../../server/src/facts/look-ups.ts';
import type { BuildContext, Facts } from '../../../server/src/facts/model.ts';
import type { Knowledge } from '../../../server/src/knowledge/index.ts';
import { MappedText } from '../../../server/src/text/mapped-text.ts';

/** The facts of a Dockerfile without any tables. */
export const factsOf = (text: string, build: BuildContext = NO_BUILD): Facts => factsIn(text, { knowledge: {}, build });

/** The facts of a Dockerfile with what is known of the world. */
export const factsIn = (
  text: string,
  { knowledge, build = NO_BUILD }: { readonly knowledge: Knowledge; readonly build?: BuildContext },
): Facts =>
  dockerfileFacts(parseDockerfile(text), {
    path: 'Dockerfile',
    today: () => '2026-01-20',
    knowledge: () => knowledge,
    lookUps: NO_LOOK_UPS,
    trusted: { registries: [], publishers: [] },
    builtHere: [],
    dockerfiles: [],
    build,
  });

/** A build with arguments; one without a value is given from somewhere that can't be seen. */
export const buildWith = (given: Readonly<Record<string, string | undefined>>): BuildContext => ({
  name: 'service "web"',
  arguments: new Map(
    Object.entries(given).map(([name, text]) => [name, text === undefined ? undefined : new MappedText([{ text }])] as const),
  ),
});

/** What the last FROM stands on, variables replaced; `undefined` when one of them is not known. */
export const lastBase = (text: string, build: BuildContext = NO_BUILD): string | undefined =>
  factsOf(text, build).images.findLast(({ role }) => role === 'base')?.resolved?.text;

export const commandNames = (text: string): string[] => factsOf(text).commands.map(({ command }) => command.name);
