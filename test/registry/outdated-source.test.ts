import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { onlyRule } from '../../scripts/frozen-linter.ts';
import { createLinter, type LintRequest } from '../../server/src/linter.ts';
import { endsOfSuite } from './lab/fake-server.ts';
import { type GitServer, startGitServer } from './lab/git-server.ts';
import { registryHost } from './lab/hosts.ts';
import { reasonToSkip } from './lab/parts.mjs';

const skip = reasonToSkip();

const TAGS = ['v1.2.3', 'v1.10.0', 'v1.9.0', 'v1.11.0-rc1', 'v2.0.0'].map((name, index) => ({
  name,
  kind: index % 2 === 0 ? ('annotated' as const) : ('light' as const),
}));

describe("outdated-source against git's own server", { skip }, () => {
  const ends = endsOfSuite();
  let server: GitServer;
  const dockerfile = (tag: string, repository = 'tool.git') =>
    `FROM debian:12.8\nARG TOOL_TAG=${tag}\nRUN git clone --branch "$TOOL_TAG" http://${server.host}/${repository} /src\n`;
  const linterWith = () => createLinter(registryHost());
  const asking = (text: string, lookUps: NonNullable<LintRequest['lookUps']>): LintRequest => ({
    path: '/project/Dockerfile',
    text,
    scope: 'file',
    config: onlyRule('outdated-source', { rules: linterWith().rules }),
    lookUps,
  });

  before(async () => {
    server = await startGitServer(ends, [
      { name: 'tool.git', tags: TAGS },
      { name: 'branched.git', tags: TAGS },
    ]);
  });

  it('names the newest release of the line, and moves to it where that is written', async () => {
    const linter = linterWith();
    const request = asking(dockerfile('v1.2.3'), { from: 'registries' });
    const { findings } = await linter.lint(request);
    assert.deepEqual(
      findings.map(({ rule, data }) => [rule, data.newest, data.later]),
      [['outdated-source', 'v1.10.0', 'v2.0.0']],
    );
    const fixed = await linter.fix(request, 'all');
    assert.deepEqual([fixed.text, fixed.report.findings], [dockerfile('v1.10.0'), []]);
  });

  it('has nothing to say of the newest release, of a branch whatever that is moved to, and of what is no tag', async () => {
    server.git('branched.git', 'branch', '--force', 'v1.3.0', 'v1.2.3');
    const findingsOf = async (tag: string) =>
      (await linterWith().lint(asking(dockerfile(tag, 'branched.git'), { from: 'registries' }))).findings.length;
    assert.deepEqual([await findingsOf('v1.10.0'), await findingsOf('v1.3.0'), await findingsOf('v1.2.4')], [0, 0, 0]);
    server.git('branched.git', 'branch', '--force', 'v1.3.0', 'v1.10.0');
    assert.deepEqual([await findingsOf('v1.3.0'), await findingsOf('v1.2.3')], [0, 1]);
  });

  it('asks nobody who must not be asked, and is silent then', async () => {
    const from = server.requests.length;
    const text = dockerfile('v1.2.3');
    for (const lookUps of [{ from: 'memory' }, { from: 'registries', only: () => false }] as const)
      assert.deepEqual((await linterWith().lint(asking(text, lookUps))).findings, []);
    assert.equal(server.requests.length, from);
  });

  it('asks once for all that is taken from a repository', async () => {
    const from = server.requests.length;
    const text = `${dockerfile('v1.2.3')}${dockerfile('v1.9.0')}`;
    const { findings } = await linterWith().lint(asking(text, { from: 'registries' }));
    assert.deepEqual([findings.length, server.requests.length - from], [2, 2]);
  });
});
