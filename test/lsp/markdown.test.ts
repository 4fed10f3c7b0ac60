import assert from 'node:assert/strict';
import { it } from 'node:test';
import { asMarkdown, code, commandLink } from '../../server/src/lsp/markdown.ts';

it('the words of strangers begin nothing in Markdown', () => {
  for (const [text, written] of [
    ['[x](command:plimsoll.pinWorkspace)', '\\[x\\](command:plimsoll.pinWorkspace)'],
    ['<img src=x> **b** `c` \\', '\\<img src=x\\> \\*\\*b\\*\\* \\`c\\` \\\\'],
    ['_a_ ~~b~~ &lt; &', '\\_a\\_ \\~~b\\~~ \\&lt; &'],
    ['a\n\n# b', 'a # b'],
  ] as const)
    assert.equal(asMarkdown(text), written);
});

it('names and versions stay as people read them', () => {
  for (const text of ['gcr.io/x/build_deps:11.0.32_9-jdk', '2:1.24~2', 'R&D', '1.2 (facts of 2026-11-01); a newer one'])
    assert.equal(asMarkdown(text), text);
});

it('code holds backticks', () => assert.equal(code('a`b'), '``a`b``'));

it('a link to a command holds nothing that ends a link', () => {
  const argument = { uri: "file:///a (1)/x'y*", reference: 'a:1' };
  const link = commandLink('c', argument);
  assert.match(link, /^command:c\?[\w%.~-]+$/);
  assert.deepEqual(JSON.parse(decodeURIComponent(link.slice('command:c?'.length))), [argument]);
});
