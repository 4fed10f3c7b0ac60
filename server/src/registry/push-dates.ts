import type { PushDateAnswer, TaggedImage } from '../facts/look-ups.ts';
import type { HttpResponse } from '../host.ts';
import { plausibleTime, plausibleTimestamp } from './dates.ts';
import { digestIn } from './digests.ts';
import { failureOf, isFailure } from './failures.ts';
import { countIn, type Json, objectIn, objectsIn, parseJson, textIn } from './json.ts';
import type { Failure } from './model.ts';
import { refusalOf } from './statuses.ts';
import type { Budget, Transport } from './transport.ts';

/** A registry that tells more than the protocol has words for. */
interface PushDateSource {
  readonly host: string;
  path(image: TaggedImage): string;
  /** `undefined` when it has no such tag, `malformed` when it makes no sense. */
  read(json: Json, tag: string, now: number): PushDateAnswer | 'malformed' | undefined;
}

const encoded = (repository: string): string => repository.split('/').map(encodeURIComponent).join('/');

const pushedAt = (pushed: string | undefined, digest: unknown): PushDateAnswer | 'malformed' => {
  const valid = digestIn(digest);
  return pushed === undefined ? 'malformed' : { pushed, ...(valid !== undefined && { digest: valid }) };
};

const dockerHub: PushDateSource = {
  host: 'hub.docker.com',
  path: ({ repository, tag }) => `/v2/repositories/${encoded(repository)}/tags/${encodeURIComponent(tag)}`,
  read(json, _, now) {
    const pushed = plausibleTimestamp(textIn(json.tag_last_pushed) ?? textIn(json.last_updated), now);
    return pushedAt(pushed, json.digest);
  },
};

const quay: PushDateSource = {
  host: 'quay.io',
  path: ({ repository, tag }) =>
    `/api/v1/repository/${encoded(repository)}/tag/?onlyActiveTags=true&specificTag=${encodeURIComponent(tag)}`,
  read(json, tag, now) {
    if (!Array.isArray(json.tags)) return 'malformed';
    const found = objectsIn(json.tags).find(({ name }) => name === tag);
    if (!found) return undefined;
    const pushed = plausibleTime((countIn(found.start_ts) ?? 0) * 1_000, now);
    return pushedAt(pushed, found.manifest_digest);
  },
};

const SOURCES: ReadonlyMap<string, PushDateSource> = new Map([
  ['docker.io', dockerHub],
  ['quay.io', quay],
]);

const MAX_BYTES = 1_024 * 1_024;

export interface PushDateParts {
  readonly transport: Transport;
  readonly budget: Budget;
  readonly now: number;
}

/** When a tag was pushed. Asked as nobody: these interfaces have logins of their own. */
export const lookUpPushDate = async (image: TaggedImage, parts: PushDateParts): Promise<PushDateAnswer | Failure> => {
  const source = SOURCES.get(image.registry);
  if (!source) return failureOf('no-push-dates', image.registry);
  const response = await parts.transport.send(requestTo(source, image), parts.budget);
  if (isFailure(response)) return response;
  return answerOf(response, source, { tag: image.tag, now: parts.now });
};

const requestTo = (source: PushDateSource, image: TaggedImage) => ({
  method: 'GET' as const,
  url: `https://${source.host}${source.path(image)}`,
  headers: { accept: 'application/json' },
  maxBytes: MAX_BYTES,
  certificates: 'verified' as const,
  nearest: 'loopback' as const,
});

const answerOf = (
  response: HttpResponse,
  source: PushDateSource,
  { tag, now }: { readonly tag: string; readonly now: number },
): PushDateAnswer | Failure => {
  const refusal = refusalOf(response, source.host);
  if (refusal) return refusal;
  const json = objectIn(parseJson(response.body));
  const answer = json ? source.read(json, tag, now) : 'malformed';
  if (answer === undefined) return failureOf('not-found', source.host);
  return answer === 'malformed' ? failureOf('malformed', source.host) : answer;
};
