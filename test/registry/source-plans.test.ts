import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { before, describe, it } from 'node:test';
import { DEFAULT_CONFIG } from '../../server/src/engine/config-model.ts';
import type { Plan } from '../../server/src/insight/plan.ts';
import { createLinter, type LintRequest } from '../../server/src/linter.ts';
import { applyEdits } from '../../server/src/text/edits.ts';
import { endsOfSuite, reply, startFake } from './lab/fake-server.ts';
import { type GitServer, startGitServer } from './lab/git-server.ts';
import { registryHost } from './lab/hosts.ts';
import { reasonToSkip } from './lab/parts.mjs';

const TAGS = ['v1.2.3', 'v1.9.0', 'v1.10.0', 'v1.11.0-rc1', 'v2.0.0'];

describe("updates of sources against git's own server", { skip: reasonToSkip() }, () => {
  const ends = endsOfSuite();
  const file = randomBytes(50_000);
  let server: GitServer;
  let stand: Readonly<Record<string, string>>;

  before(async () => {
    server = await startGitServer(ends, [{ name: 'example/tool', tags: TAGS.map((name) => ({ name, kind: 'annotated' })) }]);
    const files = await startFake(ends, { replies: { '/example/tool/tar.gz/refs/tags/v1.10.0': reply(200, {}, file) } });
    stand = { 'https://github.com': `http://${server.host}`, 'https://codeload.github.com': files.origin };
  });

  const update = (text: string): Promise<Plan> => {
    const request: LintRequest = {
      path: '/project/Dockerfile',
      text,
      config: DEFAULT_CONFIG,
      scope: 'file',
      lookUps: { from: 'registries' },
    };
    return createLinter(registryHost({ stand }), { registry: { freshness: 'new' } }).update(request, { policy: 'line', cooldownDays: 0 });
  };

  it('move a clone to the newest tag of its line, and then there is nothing to do', async () => {
    const text = `FROM scratch\nARG TAG=v1.2.3\nRUN git clone --branch "$TAG" http://${server.host}/example/tool /src\n`;
    const moved = applyEdits(text, (await update(text)).edits);
    assert.equal(moved, text.replace('v1.2.3', 'v1.10.0'));
    assert.deepEqual(
      (await update(moved)).steps.map(({ outcome }) => outcome),
      ['current'],
    );
  });

  it('move an archive along with its sum', async () => {
    const text = (version: string, sum: string): string =>
      `FROM scratch\nADD --checksum=sha256:${sum} https://codeload.github.com/example/tool/tar.gz/refs/tags/v${version} /src/\n`;
    const before = text('1.2.3', '0'.repeat(64));
    const plan = await update(before);
    assert.equal(applyEdits(before, plan.edits), text('1.10.0', createHash('sha256').update(file).digest('hex')));
    assert.deepEqual((await update(applyEdits(before, plan.edits))).edits, []);
  });

  it('fail where the server does not answer, and write nothing for it', async () => {
    const { steps, edits } = await update('FROM scratch\nRUN git clone --branch v1.2.3 http://127.0.0.1:1/example/tool /src\n');
    assert.deepEqual([steps.map(({ outcome }) => outcome), edits], [['failed'], []]);
  });
});
