import assert from 'node:assert/strict';
import { type OfficialTag, officialTagOf } from '../../../../server/src/facts/images/official-tag.ts';
import { type ImageReference, parseReference } from '../../../../server/src/image/reference.ts';
import { type Knowledge, knowledgeOf, TABLE_NAMES } from '../../../../server/src/knowledge/index.ts';
import { frozenTable } from '../../knowledge/texts.ts';

/** All that the small frozen tables know, a few days after theirs. */
export const KNOWLEDGE: Knowledge = knowledgeOf(new Map(TABLE_NAMES.map((name) => [name, frozenTable(name)] as const)));

export const WORLD = { knowledge: KNOWLEDGE, today: '2026-01-20' };

export const referenceTo = (text: string): ImageReference => {
  const parsed = parseReference(text);
  assert.ok('reference' in parsed, text);
  return parsed.reference;
};

export const officialTag = (text: string): OfficialTag => {
  const official = officialTagOf(referenceTo(text), KNOWLEDGE);
  assert.ok(official, text);
  return official;
};
