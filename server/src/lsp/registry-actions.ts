import type { CodeAction } from 'vscode-languageserver';
import { ASK } from './ask-registry.ts';
import { askedImageOf, registryInWords } from './asked-image.ts';
import type { Lint } from './lints.ts';
import type { Session } from './session.ts';

/** Of its own, for it mends nothing: what makes all fixes passes it over, a menu of actions shows it. */
export const ASK_KIND = 'plimsoll.ask';

/** What can be asked about the image at an offset; nothing where that is not for the user to ask, or is asked anyway. */
export const registryActions = async (
  { linter, registry }: Session,
  { document, request }: Lint,
  offset: number,
): Promise<CodeAction[]> => {
  const { uri } = document;
  if ((await registry.stateOf(uri)) !== 'onDemand') return [];
  const sighting = await linter.sightingAt(request, offset);
  const image = sighting && askedImageOf(sighting);
  if (!image) return [];
  const title = `Ask ${registryInWords(image.registry)} about ${image.name}`;
  return [{ title, kind: ASK_KIND, command: { title, command: ASK, arguments: [{ uri, reference: image.reference }] } }];
};
