import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CLI = join(ROOT, 'dist/cli.cjs');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

const snippet = (name: string): string =>
  new RegExp(`\`\`\`yaml\\n# ${name.replaceAll('.', '\\.')}\\n([^]*?)\`\`\``).exec(README)?.[1] ?? '';

const folder = mkdtempSync(join(tmpdir(), 'plimsoll-ci-'));
after(() => rmSync(folder, { recursive: true }));

const env = { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' };

/** Runs a line of a recipe with the built command line in place of the published one; `texts` are the Dockerfiles there. */
const runLine = (line: string, text: string): { status: number | null; stdout: string } => {
  writeFileSync(join(folder, 'Dockerfile'), text);
  const [program, ...args] = line.replace(/^npx plimsoll/, 'plimsoll').split(' ');
  assert.equal(program, 'plimsoll');
  return spawnSync(process.execPath, [CLI, ...args], { cwd: folder, encoding: 'utf8', env });
};

const CLEAN = 'FROM debian:12.8\n';
const FAULTY = 'FROM node\n';

describe('the recipes of the README', () => {
  it('for GitHub: uploads SARIF whatever is found, then fails on findings', () => {
    const { jobs, permissions } = parse(snippet('.github/workflows/dockerfiles.yml'));
    const { steps } = jobs.plimsoll as { steps: readonly { run?: string; uses?: string; with?: { sarif_file?: string } }[] };
    assert.equal(permissions['security-events'], 'write');
    const [sarif = '', annotate = ''] = steps.flatMap(({ run }) => run ?? []);
    assert.equal(runLine(sarif, FAULTY).status, 0);
    const file = steps.find(({ uses }) => uses?.includes('upload-sarif'))?.with?.sarif_file ?? '';
    assert.equal(JSON.parse(readFileSync(join(folder, file), 'utf8')).version, '2.1.0');
    const { status, stdout } = runLine(annotate, FAULTY);
    assert.equal(status, 1);
    assert.match(stdout, /^::warning file=Dockerfile,line=1,/m);
    assert.equal(runLine(annotate, CLEAN).status, 0);
  });

  it('for GitLab: fails on findings and passes without', () => {
    const { dockerfiles } = parse(snippet('.gitlab-ci.yml'));
    const [line] = dockerfiles.script as string[];
    assert.equal(runLine(line ?? '', FAULTY).status, 1);
    assert.equal(runLine(line ?? '', CLEAN).status, 0);
  });

  it('for pre-commit: is run on what is a Dockerfile and on nothing else', () => {
    const [hook] = parse(snippet('.pre-commit-config.yaml')).repos[0].hooks;
    const files = new RegExp(hook.files);
    for (const name of ['Dockerfile', 'a/Dockerfile.dev', 'Containerfile', 'web.Dockerfile', 'x/y.dockerfile']) assert.match(name, files);
    for (const name of ['Dockerfiles/readme', 'docker-compose.yml', 'mydockerfile']) assert.doesNotMatch(name, files);
    assert.equal(runLine(`${hook.entry} Dockerfile`, FAULTY).status, 1);
  });

  it('need the build', () => assert.ok(existsSync(CLI)));
});
