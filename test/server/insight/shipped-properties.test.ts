import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newerTags } from '../../../server/src/facts/images/newer-tags.ts';
import { type OfficialTag, officialTagOf } from '../../../server/src/facts/images/official-tag.ts';
import { pinsOf } from '../../../server/src/facts/images/pin.ts';
import { successorTag } from '../../../server/src/facts/images/successor.ts';
import { unlistedTag } from '../../../server/src/facts/images/unlisted-tag.ts';
import { NO_LOOK_UPS } from '../../../server/src/facts/look-ups.ts';
import { type ImageReference, parseReference } from '../../../server/src/image/reference.ts';
import { isPrerelease, parseTag, type Tag } from '../../../server/src/image/tag.ts';
import { compareTags, familyOf } from '../../../server/src/image/tag-order.ts';
import { dossierOf, type World } from '../../../server/src/insight/dossier.ts';
import { inWords } from '../../../server/src/insight/wording.ts';
import { deprecatedImage } from '../../../server/src/knowledge/deprecated-images.ts';
import { knowledgeOf, TABLE_NAMES } from '../../../server/src/knowledge/index.ts';
import { officialTags } from '../../../server/src/knowledge/official-tags.ts';
import { opened, shippedText } from '../knowledge/texts.ts';

/** What holds for every tag that an official image ever had. The run takes some of each image; this is how many at most, `all` for all. */
const MOST = process.env.PLIMSOLL_TAGS_PER_IMAGE === 'all' ? Number.POSITIVE_INFINITY : 25;

const tables = new Map(TABLE_NAMES.map((name) => [name, opened(shippedText(name))] as const));
const world: World = { knowledge: knowledgeOf(tables), today: '2026-08-22', lookUps: NO_LOOK_UPS };
const table = tables.get('official-tags');
assert.ok(table);

/** Evenly spread, so that old and new ones are among them, and other ones than a number of releases would give. */
const some = (tags: readonly string[]): string[] => {
  const step = Math.max(1, tags.length / MOST);
  return Array.from({ length: Math.min(MOST, tags.length) }, (_, index) => tags[Math.floor(index * step)] as string);
};

const referenceTo = (text: string): ImageReference => {
  const parsed = parseReference(text);
  assert.ok('reference' in parsed, text);
  return parsed.reference;
};

interface Sample {
  readonly text: string;
  readonly reference: ImageReference;
  readonly official: OfficialTag;
}

const samples: readonly Sample[] = [...table.keys()].flatMap((image) =>
  some([...(officialTags(table, image)?.everListed() ?? [])]).map((tag) => {
    const text = `${image}:${tag}`;
    const reference = referenceTo(text);
    const official = officialTagOf(reference, world.knowledge);
    assert.ok(official, text);
    return { text, reference, official };
  }),
);

const isListed = ({ tags }: OfficialTag, tag: string): boolean => tags.buildOf(tag) !== undefined;

const offersOf = ({ official }: Sample): Tag[] =>
  Object.values(newerTags(official, world)).flatMap((tag) => (tag === undefined ? [] : parseTag(tag)));

describe('of all tags ever listed', () => {
  it('there are enough among the samples', () => assert.ok(samples.length > 3000, String(samples.length)));

  it('none is said to have never been', () => {
    for (const { text, official } of samples) assert.equal(unlistedTag(official), undefined, text);
  });

  it('each newer one that is offered is listed, newer, of the same variant and C library, and no prerelease of a release', () => {
    for (const sample of samples) {
      const tag = parseTag(sample.official.tag);
      for (const offer of offersOf(sample)) {
        const what = `${sample.text} -> ${offer.text}`;
        assert.ok(isListed(sample.official, offer.text), what);
        assert.ok(compareTags(offer, tag) > 0, what);
        assert.equal(familyOf(offer, 'moved-distribution'), familyOf(tag, 'moved-distribution'), what);
        assert.equal(offer.libc, tag.libc, what);
        assert.ok(isPrerelease(tag) || !isPrerelease(offer), what);
      }
    }
  });

  it('each exact one that is offered is of the same build, and on the same distribution where one is named', () => {
    for (const { text, official } of samples) {
      const { distribution } = parseTag(official.tag);
      for (const pin of pinsOf(official)) {
        assert.ok(official.build?.tags.includes(pin), `${text} -> ${pin}`);
        const other = parseTag(pin).distribution;
        assert.ok(!distribution || other?.family === distribution.family, `${text} -> ${pin}`);
      }
    }
  });

  it('each successor that is offered is listed, and has the same C library', () => {
    for (const { text, official } of samples) {
      const deprecated = deprecatedImage(tables.get('deprecated-images') as NonNullable<typeof table>, official.name);
      for (const successor of deprecated?.namesakes ?? []) {
        const tag = successorTag(official.tag, successor, world);
        if (tag === undefined) continue;
        assert.ok(officialTags(table, successor)?.buildOf(tag), `${text} -> ${successor}:${tag}`);
        const isMusl = (one: string): boolean => parseTag(one).libc === 'musl';
        assert.equal(isMusl(tag), isMusl(official.tag), `${text} -> ${successor}:${tag}`);
      }
    }
  });

  it('each has a dossier, whose sentences are whole', () => {
    for (const { text, reference } of samples) {
      const sentences = inWords(dossierOf(reference, world));
      assert.ok(sentences.length > 1, text);
      for (const sentence of sentences) assert.match(sentence, /^[^\n]*\.$/, text);
      assert.doesNotMatch(sentences.join(' '), /undefined|NaN|\[object|\s{2}|,,| ,/, text);
    }
  });
});

describe('tags that were never listed', () => {
  /** Each a slip of the pen, a number too many, or a word that belongs elsewhere. */
  const slips = [
    (tag: string) => `${tag}x`,
    (tag: string) => tag.slice(1),
    (tag: string) => `${tag}-slim`,
    (tag: string) => tag.replace(/\d+/, '99'),
  ];

  it('are answered by tags that were, or not at all', () => {
    for (const [index, { official }] of samples.entries()) {
      const tag = slips[index % slips.length]?.(official.tag) ?? '';
      if (!/^\w[\w.-]{0,127}$/.test(tag)) continue;
      const { tags } = official;
      const nearest = unlistedTag({ ...official, tag, build: tags.buildOf(tag), history: tags.historyOf(tag) })?.nearest;
      if (nearest !== undefined) assert.ok(tags.historyOf(nearest), `${official.name}:${tag} -> ${nearest}`);
    }
  });
});
