import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { forRule } from '../../../scripts/frozen-linter.ts';
import { PLACEHOLDER } from '../../../server/src/edit/sum-check.ts';
import { verifyFixes } from '../../../server/src/edit/verify-download.ts';
import { applyEdits } from '../../../server/src/text/edits.ts';
import { factsOf } from '../facts/facts-of.ts';

/** What becomes of a file's first download, which is then a checked one; `undefined` where no fix is offered. */
const verified = (text: string): string | undefined => {
  const facts = factsOf(text);
  const [download] = facts.downloads;
  assert.ok(download && !download.verification, 'the case has a download that nothing checks');
  const [fix] = verifyFixes(download, facts);
  if (!fix) return undefined;
  const result = applyEdits(text, fix.edits);
  const after = factsOf(result);
  assert.deepEqual(after.parseErrors, []);
  assert.deepEqual(after.brokenScripts, []);
  assert.equal(after.downloads[0]?.verification?.by, 'checksum');
  assert.match(result, new RegExp(PLACEHOLDER));
  return result;
};

const URL = 'https://example.com/tool-1.2.tgz';
const check = (file: string): string => `echo "FILL-IN-THE-SHA256  ${file}" | sha256sum -c -`;

const CASES: readonly (readonly [string, string, string])[] = [
  ['ADD', `ADD ${URL} /opt/`, `ADD --checksum=sha256:FILL-IN-THE-SHA256 ${URL} /opt/`],
  ['ADD with flags', `ADD --chown=1 ${URL} /opt/`, `ADD --chown=1 --checksum=sha256:FILL-IN-THE-SHA256 ${URL} /opt/`],
  ['ADD in JSON form', `ADD ["${URL}", "/opt/"]`, `ADD --checksum=sha256:FILL-IN-THE-SHA256 ["${URL}", "/opt/"]`],
  [
    'wget, the name of the URL',
    `RUN wget ${URL} && tar xzf tool-1.2.tgz`,
    `RUN wget ${URL} && ${check('tool-1.2.tgz')} && tar xzf tool-1.2.tgz`,
  ],
  [
    'curl -O',
    `RUN curl -fsSLO ${URL} && tar xzf tool-1.2.tgz`,
    `RUN curl -fsSLO ${URL} && ${check('tool-1.2.tgz')} && tar xzf tool-1.2.tgz`,
  ],
  ['a named file', `RUN curl -fsSL ${URL} -o "/tmp/$X.tgz"`, `RUN curl -fsSL ${URL} -o "/tmp/$X.tgz" && ${check('/tmp/$X.tgz')}`],
  ['a redirect', `RUN curl -fsSL ${URL} > /tmp/t.tgz`, `RUN curl -fsSL ${URL} > /tmp/t.tgz && ${check('/tmp/t.tgz')}`],
  [
    'operators at the ends of lines',
    `RUN set -eux; \\\n    wget ${URL}; \\\n    tar xzf tool-1.2.tgz`,
    `RUN set -eux; \\\n    wget ${URL}; \\\n    ${check('tool-1.2.tgz')}; \\\n    tar xzf tool-1.2.tgz`,
  ],
  [
    'a here-document',
    `RUN <<EOF\nset -e\nwget ${URL}\ntar xzf tool-1.2.tgz\nEOF`,
    `RUN <<EOF\nset -e\nwget ${URL} && ${check('tool-1.2.tgz')}\ntar xzf tool-1.2.tgz\nEOF`,
  ],
  [
    'curl into tar',
    `RUN curl -fsSL ${URL} | tar xz -C /opt`,
    `RUN curl -fsSL ${URL} -o /tmp/tool-1.2.tgz && ${check('/tmp/tool-1.2.tgz')} && tar xz -C /opt -f /tmp/tool-1.2.tgz && rm /tmp/tool-1.2.tgz`,
  ],
  [
    'wget into tar, over lines',
    `RUN mkdir /opt/t \\\n && wget -qO- ${URL} | tar xzf - -C /opt/t \\\n && ls`,
    `RUN mkdir /opt/t \\\n && wget -qO /tmp/tool-1.2.tgz ${URL} \\\n && ${check('/tmp/tool-1.2.tgz')} \\\n && tar xzf /tmp/tool-1.2.tgz -C /opt/t \\\n && rm /tmp/tool-1.2.tgz \\\n && ls`,
  ],
  [
    'curl into a shell',
    'RUN curl -fsSL https://example.com/1.2/install.sh | bash -s -- --yes',
    `RUN curl -fsSL https://example.com/1.2/install.sh -o /tmp/install.sh && ${check('/tmp/install.sh')} && bash /tmp/install.sh --yes && rm /tmp/install.sh`,
  ],
];

for (const [name, before, after] of CASES)
  test(name, () => assert.equal(verified(`FROM debian:12\n${before}\n`), `FROM debian:12\n${after}\n`));

const REFUSED: readonly (readonly [string, string])[] = [
  ['a file for each processor', 'RUN wget https://example.com/tool-1.2-$(uname -m).tgz'],
  ['a file that is another one tomorrow', 'RUN wget https://example.com/latest/tool-1.2.tgz'],
  ['no version at all', 'RUN wget https://example.com/tool.tgz'],
  ['a script that goes on when a step fails', `RUN wget ${URL}; tar xzf tool-1.2.tgz`],
  ['a second source', `RUN wget ${URL} || wget https://example.org/tool-1.2.tgz`],
  ['a name that the server gives', `RUN curl -fsSLOJ ${URL}`],
  ['a folder', `RUN wget -P /tmp ${URL}`],
  ['a longer pipe', `RUN curl -fsSL ${URL} | gunzip | tar x`],
  ['a loop', `RUN for a in b c; do wget ${URL}; done`],
  ['several files at once', `ADD ${URL} https://example.com/other-1.2.tgz /opt/`],
  ['two in one command', `RUN wget ${URL} https://example.com/other-1.2.tgz`],
];

for (const [name, text] of REFUSED) test(`no fix: ${name}`, () => assert.equal(verified(`FROM debian:12\n${text}\n`), undefined));

test('a check that is not filled in fails', { skip: process.platform === 'win32' && 'sha256sum is not there' }, () => {
  const { status } = spawnSync('sh', ['-c', `cd "$(dirname "$0")" && ${check('package.json')}`, `${process.cwd()}/x`]);
  assert.notEqual(status, 0);
});

test('it is offered with its finding, and made by no command', async () => {
  const { linter, request } = forRule('unverified-download', { bad: `FROM debian:12.8\nADD ${URL} /opt/\n` });
  const [finding] = (await linter.lint(request)).findings;
  assert.deepEqual(
    finding?.fixes.map(({ isToFillIn }) => isToFillIn),
    [true],
  );
  assert.equal((await linter.fix(request, 'all')).applied, 0);
});
