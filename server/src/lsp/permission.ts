import type { Notifications, RegistryState } from '../protocol.ts';
import type { Asked } from './asked-image.ts';
import type { Session } from './session.ts';

const ASK_ALWAYS = 'plimsoll/askAlways' satisfies keyof Notifications;

/** Why nobody may be asked. */
const REFUSALS: Readonly<Partial<Record<RegistryState, string>>> = {
  off: 'Registries are not asked: the setting plimsoll.registry is off.',
  'off-here': 'Registries are not asked: the .plimsoll.yaml of this folder turns them off.',
  untrusted: 'Registries are not asked in a workspace that is not trusted.',
  'out-of-reach': 'Registries can not be reached from a browser.',
};

/** Why nobody is asked, in a sentence; `undefined` where somebody may be. */
export const refusalOf = (state: RegistryState): string | undefined => REFUSALS[state];

/** `cancelled` by the user, who needs not be told. */
export type Permission = 'given' | 'cancelled' | { readonly refusal: string };

/** Whether registries may be asked about images of a document, by the settings and by the user, who is told who gets to know what. */
export const permissionToAsk = async (session: Session, uri: string, images: readonly Asked[]): Promise<Permission> => {
  const state = await session.registry.stateOf(uri);
  const refusal = refusalOf(state);
  if (refusal !== undefined) return { refusal };
  if (state === 'on') return 'given';
  const answer = await session.consent.to(images);
  if (answer === 'always') await session.connection.sendNotification(ASK_ALWAYS, {});
  return answer === 'refused' ? 'cancelled' : 'given';
};
