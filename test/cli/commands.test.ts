import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run } from './a-run.ts';

const cwd = import.meta.dirname;

/** What each wrong command line is told, in one line. */
const WRONG: readonly (readonly [readonly string[], RegExp])[] = [
  [['lnt'], /unknown command "lnt"; did you mean lint\?/],
  [['Dockerfile'], /unknown command "Dockerfile"; to lint it: plimsoll lint Dockerfile/],
  [['--fix'], /the first argument is a command/],
  [['lint', '--fromat', 'json'], /unknown option --fromat; did you mean --format\?/],
  [['lint', '-x'], /unknown option -x /],
  [['lint', '--format'], /--format needs a value: text, json, sarif or github/],
  [['lint', '--format', '--fix'], /--format needs a value/],
  [['lint', '--format=jsn'], /--format can't be "jsn"; it is text, json, sarif or github; did you mean json\?/],
  [['lint', '--format=json', '-f', 'text'], /-f is given twice/],
  [['lint', '--diff=yes'], /--diff takes no value/],
  [['lint', '--fix=most'], /--fix can't be "most"; it is all/],
  [['lint', '--today', '2026-02-30'], /--today can't be "2026-02-30"; it is a day as YYYY-MM-DD/],
  [['lint', '--rule', 'unpinned-image'], /--rule can't be "unpinned-image"; it is a rule and error/],
  [['lint', '--rule', 'unpinned-imag=off'], /unknown rule "unpinned-imag"; did you mean unpinned-image\?/],
  [['lint', '--config', 'x', '--no-config'], /contradict each other/],
  [['lint', '--stdin-filename', 'x'], /add - to read it/],
  [['pin', '--digest', '--tag-only'], /--tag-only and --digest contradict each other/],
  [['pin', '--registry=off'], /only registries know digests; with --registry=off give --tag-only/],
  [['pin', '-'], /stdin can't be written back/],
  [['pin', '--policy', 'any'], /unknown option --policy/],
  [['pin', '--diff', '-f', 'json'], /--diff and --format=json contradict each other/],
  [['pin', '--config', 'x', '--no-config'], /contradict each other/],
  [['update', '--today', 'now'], /--today can't be "now"/],
  [['update', '--policy', 'major'], /--policy can't be "major"; it is patch, line, supported or any/],
  [['update', '--cooldown', '7'], /--cooldown can't be "7"; it is a number of days or weeks, such as 7d or 2w/],
  [['inspect'], /something is missing; usage: plimsoll inspect/],
  [['inspect', '--today', '1', 'a'], /--today can't be "1"/],
  [['inspect', 'A:b'], /"A:b" is no image reference: it must be lower case/],
  [['explain'], /something is missing; usage: plimsoll explain <rule>/],
  [['explain', 'a', 'b'], /"b" is one argument too many/],
  [['explain', 'DL306'], /unknown rule "DL306"; did you mean DL3006\?/],
];

for (const [argv, message] of WRONG)
  test(`told in one line: plimsoll ${argv.join(' ')}`, async () => {
    const { code, stdout, stderr } = await run({ cwd }, ...argv);
    assert.equal(code, 2);
    assert.equal(stdout, '');
    assert.match(stderr, message);
    assert.match(stderr, /^plimsoll: [^\n]+\n$/);
  });

test('--version and help of every kind', async () => {
  assert.deepEqual(await run({ cwd }, '--version'), { code: 0, stdout: '1.2.3\n', stderr: '', lints: [], plans: [] });
  for (const argv of [[], ['--help'], ['-h'], ['help']]) assert.match((await run({ cwd }, ...argv)).stdout, /Usage: plimsoll <command>/);
  for (const name of ['lint', 'pin', 'update', 'inspect', 'explain', 'rules', 'knowledge', 'lsp']) {
    const { code, stdout } = await run({ cwd }, name, '--help');
    assert.equal(code, 0);
    assert.match(stdout, new RegExp(`Usage: plimsoll ${name}`));
    assert.ok(stdout.split('\n').every((line) => line.length <= 100));
    assert.equal((await run({ cwd }, 'help', name)).stdout, stdout);
  }
});

test('explain takes an id or an alias, in any case', async () => {
  for (const name of ['unpinned-image', 'DL3007', 'dl3006']) {
    const { code, stdout } = await run({ cwd }, 'explain', name);
    assert.equal(code, 0);
    assert.match(stdout, /^unpinned-image\n/);
    assert.match(stdout, /# plimsoll ignore=unpinned-image/);
    assert.match(stdout, /Elsewhere: DL3006, DL3007/);
  }
  assert.match((await run({ cwd }, 'explain', 'docker-socket-mount')).stdout, /paths: Sockets \(default \["a"\]\)/);
});

test('rules are listed as a table and as JSON', async () => {
  assert.match((await run({ cwd }, 'rules')).stdout, /^RULE +SEVERITY +TIER +SUMMARY\ndocker-socket-mount +error +recommended/);
  const { rules } = JSON.parse((await run({ cwd }, 'rules', '--format', 'json')).stdout);
  assert.deepEqual(
    rules.map(({ id }: { readonly id: string }) => id),
    ['docker-socket-mount', 'old-maintainer', 'unpinned-image'],
  );
});

test('lsp hands over to the server with whatever channel an editor names', async () => {
  for (const options of [[], ['--stdio'], ['--node-ipc'], ['--pipe=/tmp/x', '--clientProcessId=1']])
    assert.equal((await run({ cwd }, 'lsp', ...options)).stdout, 'served');
});

test('inspect tells of each image, also beside one that is no reference', async () => {
  const { code, stdout, stderr } = await run({ cwd }, 'inspect', 'x:2', 'X');
  assert.equal(code, 2);
  assert.match(stderr, /"X" is no image reference/);
  assert.equal(
    stdout,
    [
      'x:2 is a Docker Official Image that has not been built since 2025-03-01.',
      '  - Last built between 2025-02-01 and 2025-03-01: at least 629 days old.',
      '  - Newest of the same line: 2.1.',
      '  docker.io/library/x:2. Facts of 2026-11-01.',
      '  Docker Hub: https://hub.docker.com/_/x',
      '',
    ].join('\n'),
  );
  const { images } = JSON.parse((await run({ cwd }, 'inspect', '--format', 'json', 'x:2')).stdout);
  assert.equal(images[0].tag.lastListed, '2025-03-01');
  assert.equal(images[0].verdict, 'x:2 is a Docker Official Image that has not been built since 2025-03-01.');
});
