import type { Location, Span } from '../text/span.ts';
import type { Facts } from './model.ts';
import { repeatedPlaces, repeatsOf } from './repeated-variables.ts';
import { writtenVariables } from './written-variables.ts';

/** The address of a daemon that a client or the daemon itself is given. */
export interface GivenAddress {
  readonly at: Span;
  readonly value: string;
  /** Where else it stands: in the file that is named here, or in one that gives it again. */
  readonly places: readonly Location[];
}

/** The addresses that containers are given, and the images and builds of a Dockerfile; what repeats a Dockerfile is its. */
export const givenAddresses = (facts: Facts): readonly GivenAddress[] => {
  const repeated = repeatedPlaces(facts);
  const ofContainers = facts.containers.flatMap(({ settings }) =>
    settings.flatMap((setting): GivenAddress[] =>
      setting.kind === 'docker-host' ? [{ at: setting.at, value: setting.value, places: setting.written ? [setting.written] : [] }] : [],
    ),
  );
  // Those of containers are among their settings.
  const variables = writtenVariables(facts).filter(({ name, by }) => name === 'DOCKER_HOST' && by !== 'container');
  const written = variables.map((variable) => ({ at: variable.at, value: variable.value.text, places: repeatsOf(variable, facts) }));
  return [...ofContainers, ...written].filter(({ at }) => !repeated.has(at.start));
};
