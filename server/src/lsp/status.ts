import type { Requests, Status, StatusParams } from '../protocol.ts';
import { pathOf } from '../text/uris.ts';
import { guarded } from './guarded.ts';
import type { Session } from './session.ts';

const STATUS = 'plimsoll/status' satisfies keyof Requests;
const NEUTRAL: Status = { isEnabled: false, rules: 0, knowledgeDate: null, registry: 'off' };

/** Answers what is on. */
export const offerStatus = (session: Session): void => {
  const guard = { name: 'status', neutral: NEUTRAL, log: session.host.log };
  session.connection.onRequest<Status, never>(
    STATUS,
    guarded<StatusParams, Status>(guard, (params) => statusFor(session, params)),
  );
};

const statusFor = async ({ linter, configs, registry }: Session, { uri = '' }: StatusParams): Promise<Status> => {
  const loaded = await configs.of(uri);
  return {
    isEnabled: loaded !== undefined,
    rules: loaded ? (await linter.enabledRules({ ...loaded, path: pathOf(uri) })).length : 0,
    knowledgeDate: (await linter.knowledgeDate('shipped')) ?? null,
    registry: await registry.stateOf(uri),
  };
};
