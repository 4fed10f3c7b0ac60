import type { HttpFailure, HttpRequest, HttpResponse } from '../../server/src/host.ts';
import { AnswerBook } from '../../server/src/registry/answer-book.ts';
import { defineRule, type Rule } from '../../server/src/rule.ts';

export const DIGEST = `sha256:${'a'.repeat(64)}`;

/** A rule that tells the digest of each image, once a registry has told it. */
export const digestTold: Rule = defineRule({
  id: 'digest-told',
  tier: 'recommended',
  summary: 'A digest.',
  why: 'It is asked for.',
  category: 'correctness',
  severity: 'info',
  online: true,
  needs: [],
  aliases: [],
  options: {},
  examples: [{ bad: '' }],
  links: [],
  *check({ images, lookUps }) {
    for (const { at, reference } of images) {
      if (reference?.tag === undefined) continue;
      const { registry, repository, tag } = reference;
      const answer = lookUps.answerTo({ ask: 'digest', of: { registry, repository, tag } });
      if (typeof answer === 'object') yield { at, message: answer.digest };
    }
  },
});

/** A network with one registry behind every name, which tells one digest and one tag of everything, keeps silent, or is not there. */
export interface World {
  readonly asked: string[];
  readonly book: AnswerBook;
  says: 'digest' | 'nothing' | 'no';
  /** How many wait for an answer in silence. */
  waiting(): number;
  /** Hosts that are not there. */
  readonly gone: Set<string>;
}

export const worldOf = (says: World['says']): World => {
  const asked: string[] = [];
  let waiting = 0;
  const unanswered = async (): Promise<HttpFailure> => {
    waiting += 1;
    const failure = await silence();
    waiting -= 1;
    return failure;
  };
  const send = async ({ url }: HttpRequest): Promise<HttpResponse | HttpFailure> => {
    asked.push(url);
    if (world.says === 'no' || world.gone.has(new URL(url).host)) return { failure: 'unreachable' };
    if (world.says === 'nothing') return unanswered();
    return url.includes('/tags/') ? tags : told;
  };
  const host = { today: () => '2026-01-20', log: () => undefined, asset: async () => undefined, sha256: async () => '', http: { send } };
  const world: World = { asked, says, waiting: () => waiting, gone: new Set(), book: new AnswerBook(host, { freshness: 'recent' }) };
  return world;
};

const HEADERS: Readonly<Record<string, string>> = {
  'docker-content-digest': DIGEST,
  'content-type': 'application/vnd.oci.image.index.v1+json',
};

const told: HttpResponse = { status: 200, header: (name) => HEADERS[name], body: new Uint8Array() };

const tags: HttpResponse = { status: 200, header: () => undefined, body: new TextEncoder().encode('{"tags":["1"]}') };

/** As long as a look-up may take. */
const silence = (): Promise<HttpFailure> => new Promise((resolve) => setTimeout(() => resolve({ failure: 'timeout' }), 10_000).unref());
