import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applyEdits } from '../../../server/src/text/edits.ts';
import { LineIndex } from '../../../server/src/text/line-index.ts';
import { contains, overlaps } from '../../../server/src/text/span.ts';

describe('a line index', () => {
  it('turns offsets into lines and columns and back', () => {
    const text = 'ab\r\nc🚢d\n\ne';
    const index = new LineIndex(text);
    assert.deepEqual(index.positionAt(text.indexOf('d')), { line: 1, column: 3 });
    for (let offset = 0; offset <= text.length; offset++) assert.equal(index.offsetAt(index.positionAt(offset)), offset);
    assert.equal(index.lineCount, 4);
  });

  it('gives a byte order mark no column', () => {
    const index = new LineIndex('\ufeffFROM');
    assert.deepEqual(index.positionAt(0), { line: 0, column: 0 });
    assert.deepEqual(index.positionAt(1), { line: 0, column: 0 });
    assert.deepEqual(index.positionAt(3), { line: 0, column: 2 });
  });

  it('moves what lies outside to the nearest place inside', () => {
    const index = new LineIndex('a\nb');
    assert.deepEqual(index.positionAt(-1), { line: 0, column: 0 });
    assert.deepEqual(index.positionAt(99), { line: 1, column: 1 });
    assert.equal(index.offsetAt({ line: 9, column: 9 }), 3);
    assert.equal(index.offsetAt({ line: 0, column: 9 }), 2);
  });

  it('has one line in an empty text', () => {
    assert.deepEqual(new LineIndex('').positionAt(0), { line: 0, column: 0 });
  });
});

describe('spans', () => {
  it('contain what lies within their borders', () => {
    assert.equal(contains({ start: 1, end: 4 }, { start: 1, end: 4 }), true);
    assert.equal(contains({ start: 1, end: 4 }, { start: 4, end: 4 }), true);
    assert.equal(contains({ start: 1, end: 4 }, { start: 0, end: 2 }), false);
  });

  it('overlap when they share a character, not when they touch', () => {
    assert.equal(overlaps({ start: 1, end: 4 }, { start: 3, end: 5 }), true);
    assert.equal(overlaps({ start: 1, end: 4 }, { start: 4, end: 5 }), false);
    assert.equal(overlaps({ start: 1, end: 4 }, { start: 2, end: 2 }), true);
  });
});

describe('edits', () => {
  it('are made in the order of their places, whatever the order given', () => {
    const edits = [
      { span: { start: 4, end: 5 }, text: 'E' },
      { span: { start: 0, end: 2 }, text: '' },
      { span: { start: 3, end: 3 }, text: '+' },
    ];
    assert.equal(applyEdits('abcdef', edits), 'c+dEf');
  });

  it('of other files are left out', () => {
    assert.equal(applyEdits('ab', [{ path: 'x', span: { start: 0, end: 1 }, text: 'X' }]), 'ab');
  });
});
