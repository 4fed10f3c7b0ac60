import type { GitTagsAnswer } from '../facts/look-ups.ts';
import type { HttpResponse } from '../host.ts';
import { failureOf, isFailure, saidOf } from './failures.ts';
import { readAdvertisement, readRefs, refsRequest } from './git-refs.ts';
import type { Failure } from './model.ts';
import { refusalOf } from './statuses.ts';
import type { Budget, Transport } from './transport.ts';
import { type Arrived, boundsFor, follow, type WebPlace } from './web.ts';

/** Who asks, and what may be spent on it. */
export interface Asking {
  readonly transport: Transport;
  readonly budget: Budget;
}

const MAX_BYTES = 8 * 1_024 * 1_024;
const MAX_TAGS = 100_000;
const SERVICE = 'git-upload-pack';
const FIRST = `/info/refs?service=${SERVICE}`;

const VERSION = { 'git-protocol': 'version=2' };

/** The tags of the repository at a place, read as `git ls-remote --tags` does, by nobody in particular. */
export const lookUpGitTags = async (place: WebPlace, asking: Asking): Promise<GitTagsAnswer | Failure> => {
  const outcome = await readTags(place, asking);
  return isFailure(outcome) ? saidOf('repository', place.host, outcome) : outcome;
};

const readTags = async (place: WebPlace, asking: Asking): Promise<GitTagsAnswer | Failure> => {
  const first = { ...place, url: `${place.url.replace(/\/+$/, '')}${FIRST}` };
  const arrived = await follow(first, (bounds) =>
    asking.transport.send({ ...bounds, method: 'GET', headers: { accept: '*/*', ...VERSION }, maxBytes: MAX_BYTES }, asking.budget),
  );
  if (isFailure(arrived)) return arrived;
  const refusal = refusalOf(arrived.response, place.host);
  if (refusal) return refusal;
  // A repository that has moved is told by its address; whatever else answers is none.
  if (!arrived.url.endsWith(FIRST)) return failureOf('refused-redirect', place.host);
  const advertisement = readAdvertisement(arrived.response.body);
  if (!advertisement) return failureOf('malformed', place.host);
  if ('capabilities' in advertisement) return askForRefs(place, { ...asking, arrived, capabilities: advertisement.capabilities });
  return bounded(advertisement, place);
};

interface Second extends Asking {
  readonly arrived: Arrived<HttpResponse>;
  readonly capabilities: readonly string[];
}

/** The question goes where the first answer came from, and from there nowhere else. */
const askForRefs = async (place: WebPlace, { arrived, capabilities, transport, budget }: Second): Promise<GitTagsAnswer | Failure> => {
  const body = refsRequest(capabilities);
  if (body === undefined) return failureOf('malformed', place.host);
  const url = `${arrived.url.slice(0, -FIRST.length)}/${SERVICE}`;
  const headers = { accept: `application/x-${SERVICE}-result`, 'content-type': `application/x-${SERVICE}-request`, ...VERSION };
  const bounds = boundsFor(url, place, arrived.zone);
  const response = await transport.send({ ...bounds, method: 'POST', headers, body, maxBytes: MAX_BYTES }, budget);
  if (isFailure(response)) return response;
  const refusal = refusalOf(response, place.host);
  if (refusal) return refusal;
  const tags = readRefs(response.body);
  return tags ? bounded({ tags }, place) : failureOf('malformed', place.host);
};

const bounded = (answer: GitTagsAnswer, { host }: WebPlace): GitTagsAnswer | Failure =>
  answer.tags.length > MAX_TAGS ? failureOf('too-large', host) : answer;
