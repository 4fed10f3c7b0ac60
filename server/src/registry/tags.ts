import type { TagsAnswer } from '../facts/look-ups.ts';
import type { HttpResponse } from '../host.ts';
import { failureOf, isFailure } from './failures.ts';
import { objectIn, parseJson } from './json.ts';
import type { Failure } from './model.ts';
import type { Session } from './session.ts';
import { refusalOf } from './statuses.ts';

/** The most that any registry is known to give. */
const FIRST_PAGE = '?n=1000';
const MAX_PAGE = 8 * 1_024 * 1_024;
const MAX_PAGES = 100;
const MAX_TAGS = 250_000;
const TAG = /^\w[\w.-]{0,127}$/;

/** All tags of a repository, page by page. A short page is no end: only one that names no next page is. */
export const lookUpTags = async (session: Session): Promise<TagsAnswer | Failure> => {
  const tags = new Set<string>();
  const seen = new Set<string>();
  for (let query: string | undefined = FIRST_PAGE; query !== undefined; ) {
    const isTooMuch = seen.has(query) || seen.size === MAX_PAGES || tags.size > MAX_TAGS;
    if (isTooMuch) return { tags: [...tags], complete: false };
    seen.add(query);
    const page = await readPage(session, query);
    if (isFailure(page)) return page;
    for (const tag of page.tags) tags.add(tag);
    if (page.next === 'elsewhere') return { tags: [...tags], complete: false };
    query = page.next;
  }
  return { tags: [...tags], complete: true };
};

interface Page {
  readonly tags: readonly string[];
  readonly next: string | undefined;
}

const readPage = async (session: Session, query: string): Promise<Page | Failure> => {
  const response = await session.read({ method: 'GET', path: `tags/list${query}`, accept: 'application/json', maxBytes: MAX_PAGE });
  if (isFailure(response)) return response;
  const refusal = refusalOf(response, session.host);
  if (refusal) return refusal;
  const json = objectIn(parseJson(response.body));
  const tags = json?.tags ?? [];
  if (!json || !Array.isArray(tags)) return failureOf('malformed', session.host);
  const valid = tags.filter((tag): tag is string => typeof tag === 'string' && TAG.test(tag));
  return { tags: valid, next: nextQuery(response, session.place.endpoint.origin) };
};

const LINK = /<([^>]*)>([^<]*)/g;
const NEXT = /;\s*rel\s*=\s*"?(?:[^";,]*\s)?next\b/i;

/**
 * Of the address of the next page only the query counts: some registries leave out a part of the path, and so it can lead nowhere else. One
 * on another host is not meant for us.
 */
const nextQuery = (response: HttpResponse, origin: string): string | 'elsewhere' | undefined => {
  const links = [...(response.header('link') ?? '').matchAll(LINK)];
  const target = links.find(([, , parameters = '']) => NEXT.test(parameters))?.[1];
  if (target === undefined) return undefined;
  if (!URL.canParse(target, `${origin}/`)) return 'elsewhere';
  const url = new URL(target, `${origin}/`);
  return url.origin === origin && url.search !== '' ? url.search : 'elsewhere';
};
