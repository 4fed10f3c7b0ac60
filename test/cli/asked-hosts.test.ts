import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AskedHosts, silenceInWords } from '../../server/src/cli/asked-hosts.ts';
import type { AnswerTo, Question } from '../../server/src/facts/look-ups.ts';
import { failureOf } from '../../server/src/registry/failures.ts';
import type { Failure, FailureKind } from '../../server/src/registry/model.ts';
import { aFolder, run } from './a-run.ts';
import { createFakeLinter } from './fake-linter.ts';

const digestOf = (registry: string, repository: string, tag = '1'): Question => ({ ask: 'digest', of: { registry, repository, tag } });

const answerAt = (askedAt: number): AnswerTo<Question> => ({ digest: `sha256:${'a'.repeat(64)}`, askedAt }) as AnswerTo<Question>;

const afterHearing = (...heard: readonly (readonly [Question, AnswerTo<Question> | Failure])[]): AskedHosts => {
  const asked = new AskedHosts();
  const { answered } = asked.hearing({ certificates: [] });
  for (const [question, outcome] of heard) answered?.(question, outcome);
  return asked;
};

test('whom a run asked counts each image once, by host, and not what an earlier run was told', () => {
  const now = Date.now() + 1;
  const asked = afterHearing(
    [digestOf('ghcr.io', 'a/x'), answerAt(now)],
    [digestOf('docker.io', 'library/node', '20'), answerAt(now)],
    [digestOf('docker.io', 'library/node', '22'), answerAt(now)],
    [digestOf('docker.io', 'library/alpine'), answerAt(now)],
    [digestOf('docker.io', 'library/debian'), answerAt(now - 60_000)],
    [digestOf('quay.io', 'b/y'), failureOf('timeout', 'quay.io')],
    [digestOf('Quay', 'b/y'), failureOf('invalid', 'Quay')],
    [digestOf('nowhere.example', 'b/y'), failureOf('unknown-host', 'nowhere.example')],
    [{ ask: 'git-tags', of: { url: 'https://github.com/org/tool' } }, answerAt(now)],
    [{ ask: 'file-sum', of: { url: 'https://github.com/org/tool/a.tgz' }, algorithm: 'sha256' }, answerAt(now)],
  );
  assert.deepEqual(asked.hosts(), [
    { host: 'docker.io', kind: 'image', names: ['library/alpine', 'library/node'] },
    { host: 'ghcr.io', kind: 'image', names: ['a/x'] },
    { host: 'github.com', kind: 'source', names: ['org/tool'] },
    { host: 'github.com', kind: 'file', names: ['org/tool/a.tgz'] },
    { host: 'quay.io', kind: 'image', names: ['b/y'] },
  ]);
});

test('who said nothing is told once for each host and reason; no is an answer', () => {
  const failed = (host: string, repository: string, kind: FailureKind) => [digestOf(host, repository), failureOf(kind, host)] as const;
  const asked = afterHearing(
    failed('ghcr.io', 'a/x', 'timeout'),
    failed('ghcr.io', 'a/x', 'timeout'),
    failed('ghcr.io', 'a/y', 'timeout'),
    failed('ghcr.io', 'a/z', 'no-access'),
    failed('docker.io', 'library/nodde', 'not-found'),
    failed('docker.io', 'library/node', 'no-push-dates'),
    [
      { ask: 'push-date', of: { registry: 'docker.io', repository: 'library/node', tag: '1' } },
      failureOf('unknown-host', 'hub.docker.com'),
    ],
    ...['a', 'b', 'c', 'd', 'e'].map((name) => failed('quay.io', name, 'unreachable')),
  );
  assert.deepEqual(asked.silences().map(silenceInWords), [
    'ghcr.io took too long to answer; 2 images are judged by facts alone: a/x and a/y',
    'ghcr.io does not show this image: there is none, or it needs a login; 1 image is judged by facts alone: a/z',
    'quay.io does not answer; 5 images are judged by facts alone: a, b and 3 more',
  ]);
});

test('lint tells on stderr whom it could not ask, once, and of each configuration that forbids it', async (context) => {
  const cwd = aFolder(context, {
    'a/Dockerfile': 'FROM x:1\n',
    'a/Dockerfile.b': 'FROM x:1\n',
    'a/.plimsoll.yaml': 'registry: off\n',
    'b/Dockerfile': 'FROM x:1\n',
    'b/Dockerfile.c': 'FROM x:1\n',
  });
  const ran = await run(
    {
      cwd,
      linterFor: ({ registry }) => {
        const linter = createFakeLinter({ lints: [] }, (path) => (path.includes('/a/') ? 'registry: off' : undefined));
        const lint: typeof linter.lint = (request) => {
          registry?.answered?.(digestOf('ghcr.io', 'x'), failureOf('timeout', 'ghcr.io'));
          return linter.lint(request);
        };
        return { ...linter, lint };
      },
    },
    'lint',
    '--registry=on',
  );
  assert.equal(ran.code, 0);
  assert.equal(
    ran.stderr,
    [
      'plimsoll: a/.plimsoll.yaml turns registries off, and so 2 files below it are judged by facts alone\n',
      'registry: ghcr.io took too long to answer; 1 image is judged by facts alone: x\n',
    ].join(''),
  );
  assert.equal((await run({ cwd }, 'lint')).stderr, '', 'who asks nobody is told nothing');
});
