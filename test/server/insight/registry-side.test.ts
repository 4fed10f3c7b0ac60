import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AnswerTo, Question } from '../../../server/src/facts/look-ups.ts';
import { type Dossier, dossierOf } from '../../../server/src/insight/dossier.ts';
import type { Answered } from '../../../server/src/insight/inquiry.ts';
import { ageInShort, inWords } from '../../../server/src/insight/wording.ts';
import { keyOf, type Unanswered } from '../../../server/src/registry/answer-book.ts';
import { failureOf } from '../../../server/src/registry/failures.ts';
import type { Known } from '../../../server/src/rule.ts';
import { referenceTo, WORLD } from '../facts/images/world.ts';

const digest = (letters: string): string => `sha256:${letters.repeat(32)}`;

const told = (known: readonly Known[], unanswered: readonly Unanswered[] = []): Answered => {
  const answers = new Map(known.map(({ question, answer }) => [keyOf(question), answer]));
  return {
    unanswered,
    answerTo<Q extends Question>(question: Q) {
      const answer = answers.get(keyOf(question));
      return typeof answer === 'object' ? ({ ...answer, askedAt: Date.parse('2026-01-19T23:00:00Z') } as unknown as AnswerTo<Q>) : answer;
    },
  };
};

const dossier = (text: string, lookUps: Answered): Dossier => dossierOf(referenceTo(text), { ...WORLD, lookUps });

const APP = { registry: 'ghcr.io', repository: 'example/app' };
const TAGGED = { ...APP, tag: '1.4' };
const INDEX = {
  digest: digest('a1'),
  mediaType: 'application/vnd.oci.image.index.v1+json',
  form: 'index',
  platforms: ['linux/amd64', 'linux/arm64'].map((platform, index) => ({ platform, digest: digest(`b${index}`), annotations: {} })),
  annotations: {},
} as const;

const LABEL = 'org.opencontainers.image.';
const CONFIG = {
  digest: digest('b0'),
  platform: 'linux/amd64',
  created: '2026-01-08T10:11:12Z',
  labels: { [`${LABEL}version`]: '1.4.2', [`${LABEL}source`]: 'https://git.example.com/example/app' },
  base: { name: 'docker.io/library/debian:13-slim', digest: digest('d0') },
  size: 29_123_456,
};

const ALL: readonly Known[] = [
  { question: { ask: 'digest', of: TAGGED }, answer: { digest: INDEX.digest } },
  { question: { ask: 'manifest', of: TAGGED }, answer: INDEX },
  { question: { ask: 'config', of: TAGGED }, answer: CONFIG },
];

describe('what a registry says of an image', () => {
  it('is told with its day, and takes the place of what is not known offline', () => {
    const { age, registry } = dossier('ghcr.io/example/app:1.4', told(ALL));
    assert.deepEqual(age, { day: '2026-01-08', by: 'publisher', askedOn: '2026-01-19', days: 12 });
    assert.deepEqual(registry, {
      registry: 'ghcr.io',
      askedOn: '2026-01-19',
      digest: INDEX.digest,
      tag: 'there',
      pin: undefined,
      created: '2026-01-08',
      pushed: undefined,
      platforms: ['linux/amd64', 'linux/arm64'],
      size: { bytes: 29_123_456, platform: 'linux/amd64' },
      labels: {
        version: '1.4.2',
        source: 'https://git.example.com/example/app',
        base: { name: 'debian:13-slim', digest: digest('d0') },
      },
      unanswered: [],
    });
    assert.deepEqual(inWords(dossier('ghcr.io/example/app:1.4', told(ALL))).slice(1), [
      'Built on 2026-01-08, 12 days ago, as its publisher says (asked on 2026-01-19).',
      `The tag is ${INDEX.digest} (asked on 2026-01-19).`,
      'For linux/amd64, linux/arm64.',
      '29.1 MB to pull for linux/amd64.',
      'Its labels say: version 1.4.2, source https://git.example.com/example/app, built on debian:13-slim.',
    ]);
    assert.equal(age && ageInShort(age), '12 days old');
  });

  it('is nothing where it was not asked', () => {
    const { registry } = dossier('ghcr.io/example/app:1.4', told([]));
    assert.equal(registry, undefined);
    assert.ok(inWords(dossier('ghcr.io/example/app:1.4', told([]))).includes('Its age is not known offline.'));
  });

  it('has both days of an image whose registry tells when it was pushed', () => {
    const of = { registry: 'quay.io', repository: 'example/app', tag: '1' };
    const known: readonly Known[] = [
      { question: { ask: 'config', of }, answer: { ...CONFIG, created: '2026-01-01T00:00:00Z' } },
      { question: { ask: 'push-date', of }, answer: { pushed: '2026-01-03T00:00:00Z' } },
    ];
    const days = 'Built on 2026-01-01, 19 days ago, as its publisher says; pushed on 2026-01-03 (asked on 2026-01-19).';
    assert.ok(inWords(dossier('quay.io/example/app:1', told(known))).includes(days));
    const pushed = inWords(dossier('quay.io/example/app:1', told(known.slice(1)))).find((line) => /^Pushed/.test(line));
    assert.equal(pushed, 'Pushed on 2026-01-03, 17 days ago (asked on 2026-01-19).');
  });

  it('says how a pin stands to its tag', () => {
    const line = (now: string, known: readonly Known[] = []): string => {
      const lookUps = told([{ question: { ask: 'digest', of: TAGGED }, answer: { digest: now } }, ...known]);
      return inWords(dossier(`ghcr.io/example/app:1.4@${INDEX.digest}`, lookUps)).join('\n');
    };
    assert.match(line(INDEX.digest), /The pinned digest is what the tag has \(asked on 2026-01-19\)\./);
    const grown = {
      ...INDEX,
      digest: digest('a2'),
      platforms: [...INDEX.platforms, { platform: 'linux/s390x', digest: digest('b9'), annotations: {} }],
    };
    const manifests = [INDEX, grown].map(
      (answer): Known => ({ question: { ask: 'manifest', of: { ...APP, digest: answer.digest } }, answer }),
    );
    assert.match(line(grown.digest, manifests), /The tag has another digest for the same images/);
    const gone: Known = { question: { ask: 'manifest', of: { ...APP, digest: INDEX.digest } }, answer: 'not-found' };
    assert.match(line(grown.digest, [gone]), /ghcr\.io no longer has the pinned digest of ghcr\.io\/example\/app:1\.4, so the build stops/);
  });

  it('overrules the facts on whether there is a tag', () => {
    const of = { registry: 'docker.io', repository: 'library/node' };
    const there = told([{ question: { ask: 'digest', of: { ...of, tag: '18.12.9-bullseye' } }, answer: { digest: digest('a1') } }]);
    const verdictOn = (lookUps: Answered): string => inWords(dossier('node:18.12.9-bullseye', lookUps))[0] ?? '';
    assert.match(verdictOn(told([])), /has never had this tag/);
    assert.doesNotMatch(verdictOn(there), /has never had this tag/);
    const gone = told([
      { question: { ask: 'digest', of: TAGGED }, answer: 'not-found' },
      { question: { ask: 'tags', of: APP }, answer: { tags: ['1.5'], complete: true } },
    ]);
    assert.ok(inWords(dossier('ghcr.io/example/app:1.4', gone)).includes('ghcr.io has no such tag.'));
  });

  it('names what gave no answer, of this image alone and once', () => {
    const unanswered: readonly Unanswered[] = [
      { question: { ask: 'digest', of: TAGGED }, failure: failureOf('timeout', 'ghcr.io') },
      { question: { ask: 'manifest', of: TAGGED }, failure: failureOf('timeout', 'ghcr.io') },
      { question: { ask: 'push-date', of: TAGGED }, failure: failureOf('no-push-dates', 'ghcr.io') },
      { question: { ask: 'digest', of: { ...APP, repository: 'example/other', tag: '1' } }, failure: failureOf('unreachable', 'ghcr.io') },
    ];
    const found = dossier('ghcr.io/example/app:1.4', told([], unanswered));
    assert.deepEqual(found.registry?.unanswered, ['ghcr.io took too long to answer.']);
    assert.equal(inWords(found).at(-1), 'ghcr.io took too long to answer.');
  });

  it('says what it is that the host of push dates alone did not answer', () => {
    const failure = failureOf('unknown-host', 'hub.docker.com');
    const ofPush = { question: { ask: 'push-date', of: TAGGED }, failure } as const;
    const unansweredWith = (...more: readonly Unanswered[]) =>
      dossier('ghcr.io/example/app:1.4', told(ALL, [ofPush, ...more])).registry?.unanswered;
    assert.deepEqual(unansweredWith(), ['When it was pushed is not known: No address is known for Docker Hub.']);
    assert.deepEqual(unansweredWith({ question: { ask: 'tags', of: APP }, failure }), ['No address is known for Docker Hub.']);
  });

  it('hands on no words of strangers that could be anything but a version, an address or an image', () => {
    const hostile = [
      '[x](https://evil.example.com)',
      '<img src=x>',
      '**1.4**',
      '`1.4`',
      '1.4\n\n# x',
      'javascript:alert(1)',
      'https://a b',
      '_1_',
    ];
    for (const text of hostile) {
      const labels = { [`${LABEL}version`]: text, [`${LABEL}source`]: text };
      const config: Known = { question: { ask: 'config', of: TAGGED }, answer: { ...CONFIG, labels, base: { name: text } } };
      const { version, source, base } = dossier('ghcr.io/example/app:1.4', told([config])).registry?.labels ?? {};
      assert.deepEqual([version, source, base], [undefined, undefined, undefined], text);
    }
  });
});
