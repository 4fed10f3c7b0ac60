import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MappedText } from '../../../server/src/text/mapped-text.ts';

/** `ab` at 10, `--` nowhere, `cd` at 20, an `e` written in 6 characters at 30. */
const mapped = new MappedText([{ text: 'ab', start: 10 }, { text: '--' }, { text: 'cd', start: 20 }, { text: 'e', start: 30, width: 6 }]);

describe('mapped text', () => {
  it('is what its pieces are, put together', () => {
    assert.equal(mapped.text, 'ab--cde');
    assert.equal(new MappedText([]).text, '');
  });

  it('locates what stands in the document, with all that stands between', () => {
    assert.deepEqual(mapped.locate(0, 2)?.span, { start: 10, end: 12 });
    assert.deepEqual(mapped.locate(1, 5)?.span, { start: 11, end: 21 });
  });

  it('locates nothing that begins or ends nowhere', () => {
    assert.equal(mapped.locate(2, 5), undefined);
    assert.equal(mapped.locate(0, 3), undefined);
  });

  it('locates an escape whole', () => {
    assert.deepEqual(mapped.locate(6, 7)?.span, { start: 30, end: 36 });
    assert.deepEqual(mapped.locate(5, 7)?.span, { start: 21, end: 36 });
    assert.deepEqual(mapped.locate(7, 7)?.span, { start: 36, end: 36 });
  });

  it('says of text that stands nowhere that it stands where the text before it ends', () => {
    assert.deepEqual(mapped.span(2, 4), { start: 12, end: 12 });
    assert.deepEqual(new MappedText([{ text: '-' }, { text: 'a', start: 5 }]).span(0, 1), { start: 5, end: 5 });
  });

  it('keeps the place of an empty slice', () => {
    assert.deepEqual(mapped.slice(1, 1).span(), { start: 11, end: 11 });
    assert.deepEqual(mapped.slice(7).span(), { start: 36, end: 36 });
    assert.deepEqual(new MappedText([], 7).span(), { start: 7, end: 7 });
  });

  it('slices with the way back kept', () => {
    const slice = mapped.slice(1, 6);
    assert.equal(slice.text, 'b--cd');
    assert.deepEqual(slice.locate(3, 5)?.span, { start: 20, end: 22 });
    assert.equal(mapped.slice(4, 2).text, '');
    assert.equal(mapped.slice(-3, 99).text, mapped.text);
  });

  it('is verbatim where the document has the same characters in one run', () => {
    assert.equal(mapped.isVerbatim(0, 2), true);
    assert.equal(mapped.isVerbatim(0, 5), false);
    assert.equal(mapped.isVerbatim(2, 4), false);
    assert.equal(mapped.isVerbatim(6, 7), false);
  });

  it('is not verbatim where one run is longer and another missing', () => {
    const text = new MappedText([{ text: 'a', start: 0 }, { text: 'xx' }, { text: 'b', start: 3 }]);
    assert.equal(text.isVerbatim(0, 4), false);
  });

  it('is not verbatim where runs stand apart that are as long together as what they span', () => {
    const text = new MappedText([
      { text: 'ab', start: 0 },
      { text: 'cd', start: 7 },
      { text: 'ef', start: 4 },
    ]);
    assert.equal(text.isVerbatim(0, 6), false);
  });

  it('trims the white space at both ends', () => {
    const trimmed = MappedText.verbatim('  a b ', 5).trim();
    assert.equal(trimmed.text, 'a b');
    assert.deepEqual(trimmed.span(), { start: 7, end: 10 });
    assert.deepEqual(MappedText.verbatim('  ', 5).trim().text, '');
  });

  it('tells which file its parts stand in', () => {
    const text = new MappedText([
      { text: 'a', start: 0 },
      { text: 'b', start: 4, path: 'compose.yaml' },
    ]);
    assert.deepEqual(text.locate(1, 2), { path: 'compose.yaml', span: { start: 4, end: 5 } });
    assert.equal(text.locate(0, 2), undefined);
  });

  it('locates nothing whose end stands before its beginning', () => {
    const text = new MappedText([
      { text: 'b', start: 9 },
      { text: 'a', start: 3 },
    ]);
    assert.equal(text.locate(0, 2), undefined);
  });
});
