import type { Config } from '../engine/config-model.ts';
import type { Requests, Status, StatusParams } from '../protocol.ts';
import type { Rule } from '../rule.ts';
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

const statusFor = async ({ linter, configs }: Session, { uri = '' }: StatusParams): Promise<Status> => {
  const config = (await configs.of(uri))?.config;
  return {
    isEnabled: config !== undefined,
    rules: config ? linter.rules.filter((rule) => isOn(rule, config)).length : 0,
    knowledgeDate: (await linter.knowledgeDate('shipped')) ?? null,
    registry: 'off',
  };
};

/** As the engine has it, but for overrides: naming a rule turns it on, unless the word is `off`. */
const isOn = ({ id, tier }: Rule, config: Config): boolean => {
  const setting = config.rules[id];
  if (setting === undefined) return tier === 'recommended' || config.extends === 'strict';
  return (typeof setting === 'object' ? setting.severity : setting) !== 'off';
};
