import { type CodeAction, CodeActionKind } from 'vscode-languageserver';
import { registryName } from '../image/registry-name.ts';
import { ASK, type ImageInDocument } from './ask-registry.ts';
import { type AskedImage, askedImageOf } from './asked-image.ts';
import type { Lint } from './lints.ts';
import { refusalOf } from './permission.ts';
import type { Session } from './session.ts';

/** Of its own, for it mends nothing: what makes all fixes passes it over, a menu of actions shows it. */
export const ASK_KIND = 'plimsoll.ask';
/** They ask somebody before they edit, which no fix on saving should do. */
export const PLAN_KIND = CodeActionKind.RefactorRewrite;
export const PIN_IMAGE = 'plimsoll.pinImage';
export const UPDATE_IMAGE = 'plimsoll.updateImage';

/** What can be asked about the image at an offset. */
export const askActions = async (session: Session, lint: Lint, offset: number): Promise<CodeAction[]> => {
  // Where registries are asked anyway there is nothing to ask for.
  if ((await session.registry.stateOf(lint.document.uri)) !== 'onDemand') return [];
  const image = await imageAt(session, lint, offset);
  return image ? [actionOf(`Ask ${registryName(image.registry)} about ${image.name}`, ASK_KIND, runOf(ASK, image, lint))] : [];
};

/** How the image at an offset can be pinned and moved, by what its registry says. */
export const planActions = async (session: Session, lint: Lint, offset: number): Promise<CodeAction[]> => {
  if (refusalOf(await session.registry.stateOf(lint.document.uri)) !== undefined) return [];
  const image = await imageAt(session, lint, offset);
  if (!image) return [];
  const pin = actionOf(`Pin ${image.name} by its digest`, PLAN_KIND, runOf(PIN_IMAGE, image, lint));
  const update = actionOf(`Update ${image.name} within its line`, PLAN_KIND, runOf(UPDATE_IMAGE, image, lint));
  return image.reference.includes('@') ? [update] : [pin, update];
};

const imageAt = async ({ linter }: Session, { request }: Lint, offset: number): Promise<AskedImage | undefined> => {
  const sighting = await linter.sightingAt(request, offset);
  return sighting && askedImageOf(sighting);
};

interface Run {
  readonly command: string;
  readonly arguments: [ImageInDocument];
}

const runOf = (command: string, { reference }: AskedImage, { document: { uri } }: Lint): Run => ({
  command,
  arguments: [{ uri, reference }],
});

const actionOf = (title: string, kind: string, run: Run): CodeAction => ({ title, kind, command: { title, ...run } });
