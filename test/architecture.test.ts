import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Rooms of server/src and what they may import; `x (types)` is for `import type` only. docs/architecture.md has it in words. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  text: [],
  image: ['text'],
  package: ['text'],
  knowledge: ['text', 'image', 'package'],
  dockerfile: ['text'],
  shell: ['text'],
  manifest: ['text'],
  facts: ['text', 'dockerfile', 'shell', 'manifest', 'image', 'package', 'knowledge'],
  edit: ['text', 'dockerfile', 'shell', 'manifest', 'image', 'facts'],
  'rule.ts': ['text', 'facts', 'knowledge (types)'],
  'host.ts': [],
  'protocol.ts': ['host.ts (types)'],
  rules: ['rule.ts', 'facts', 'edit', 'image', 'text'],
  engine: ['rule.ts', 'facts (types)', 'text'],
  registry: ['host.ts', 'image', 'text', 'facts (types)'],
  workspace: ['host.ts', 'text', 'manifest', 'facts (types)'],
  insight: ['facts', 'image', 'knowledge', 'edit', 'text', 'registry (types)'],
  'linter.ts': [
    'text',
    'dockerfile',
    'shell',
    'manifest',
    'image',
    'knowledge',
    'facts',
    'edit',
    'rule.ts',
    'rules',
    'engine',
    'workspace',
    'insight',
    'registry',
    'host.ts',
    'linting',
  ],
  linting: ['text', 'facts', 'engine', 'workspace', 'insight', 'knowledge (types)', 'registry (types)', 'host.ts', 'rule.ts (types)'],
  formats: ['text', 'rule.ts', 'engine (types)', 'insight (types)'],
  lsp: [
    'linter.ts',
    'engine (types)',
    'facts',
    'image',
    'insight',
    'registry (types)',
    'text',
    'host.ts',
    'protocol.ts',
    'rule.ts (types)',
  ],
  cli: [
    'linter.ts',
    'engine (types)',
    'facts',
    'insight',
    'registry (types)',
    'knowledge',
    'formats',
    'text',
    'host.ts',
    'rule.ts (types)',
  ],
};

const FILE_LIMIT = 250;
const RULE_LIMIT = 120;
const PLATFORM = /^server\/src\/(?:cli|main)\//;
const VAGUE = /(?:util|helper|manager|handler)/i;

const sources = (folder: string): string[] =>
  readdirSync(`${ROOT}/${folder}`, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((name) => /\.m?ts$/.test(name) && !name.endsWith('.d.ts'));

const SERVER = sources('server/src');
const CLIENT = sources('client/src');

interface Import {
  readonly from: string;
  readonly specifier: string;
  readonly kind: 'types' | 'values';
}

const importsOf = (path: string): Import[] => {
  const text = readFileSync(`${ROOT}/${path}`, 'utf8');
  const statements = text.matchAll(/^(?:import|export)\s+(type\s)?(?:[^'"();]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(['"]([^'"]+)['"]\)/gm);
  return [...statements].map(([statement, type, named, dynamic]) => ({
    from: path,
    specifier: named ?? dynamic ?? '',
    kind: type !== undefined || isAllTypes(statement) ? 'types' : 'values',
  }));
};

/** `import { type A, type B }` brings no code either. */
const isAllTypes = (statement: string): boolean => {
  const names = /\{([^}]*)\}/
    .exec(statement)?.[1]
    ?.split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return names !== undefined && names.length > 0 && names.every((name) => name.startsWith('type '));
};

const roomOf = (path: string): string => path.replace('server/src/', '').split('/')[0] ?? '';

const target = ({ from, specifier }: Import): string => posix.join(posix.dirname(from), specifier);

const isAllowed = (one: Import): boolean => {
  const [own, other] = [roomOf(one.from), roomOf(target(one))];
  const row = MAY_IMPORT[own] ?? [];
  return own === other || row.includes(other) || (one.kind === 'types' && row.includes(`${other} (types)`));
};

/** The files through which one imports itself, types and late imports among them; `undefined` where none does. */
const circleIn = (graph: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined => {
  const done = new Set<string>();
  const circleFrom = (path: string, way: readonly string[]): readonly string[] | undefined => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path];
    if (done.has(path)) return undefined;
    for (const next of graph.get(path) ?? []) {
      const circle = circleFrom(next, [...way, path]);
      if (circle) return circle;
    }
    done.add(path);
    return undefined;
  };
  for (const path of graph.keys()) {
    const circle = circleFrom(path, []);
    if (circle) return circle;
  }
  return undefined;
};

describe('architecture', () => {
  it('every room of the server has its row in the table', () => {
    const rooms = new Set(SERVER.map(roomOf));
    rooms.delete('main');
    assert.deepEqual(
      [...rooms].filter((room) => !(room in MAY_IMPORT)),
      [],
    );
  });

  it('each room imports only what its row names', () => {
    const relative = SERVER.filter((path) => roomOf(path) !== 'main')
      .flatMap(importsOf)
      .filter(({ specifier }) => specifier.startsWith('.'));
    assert.ok(relative.length > 100);
    const wrong = relative
      .filter((one) => !isAllowed(one))
      .map((one) => `${one.from} imports ${one.kind} of ${target(one)}: its row is [${MAY_IMPORT[roomOf(one.from)]}]`);
    assert.deepEqual(wrong, []);
  });

  it('no file imports itself by way of others', () => {
    const relative = (path: string): Import[] => importsOf(path).filter(({ specifier }) => specifier.startsWith('.'));
    const graph = new Map([...SERVER, ...CLIENT].map((path) => [path, relative(path).map(target)]));
    assert.ok([...graph.values()].flat().every((path) => graph.has(path)));
    assert.equal(circleIn(graph)?.join(' -> '), undefined);
    assert.deepEqual(circleIn(new Map(Object.entries({ a: ['b'], b: ['c'], c: ['b'] }))), ['b', 'c', 'b']);
  });

  it('no rule imports another rule', () => {
    const between = SERVER.filter((path) => path.startsWith('server/src/rules/') && !path.endsWith('/index.ts')).flatMap(importsOf);
    assert.deepEqual(
      between.filter((one) => /^server\/src\/rules\//.test(target(one)) && one.specifier.startsWith('.')),
      [],
    );
  });

  it('node:* stands only in cli/ and main/', () => {
    const wrong = SERVER.filter((path) => !PLATFORM.test(path))
      .flatMap(importsOf)
      .filter(({ specifier }) => specifier.startsWith('node:'));
    assert.deepEqual(wrong, []);
  });

  it('the client takes nothing of the server but the types of protocol.ts, and on Node what makes its requests, when it makes the first', () => {
    const isLate = ({ from, specifier }: Import): boolean =>
      new RegExp(`import\\('${specifier.replaceAll('.', '\\.')}'\\)`).test(readFileSync(`${ROOT}/${from}`, 'utf8'));
    const isRequests = (one: Import): boolean =>
      one.from === 'client/src/registry-requests.ts' && target(one) === 'server/src/main/registry/editor-requests.ts' && isLate(one);
    const wrong = CLIENT.flatMap(importsOf).filter(
      (one) => target(one).startsWith('server/') && !(one.kind === 'types' && target(one) === 'server/src/protocol.ts') && !isRequests(one),
    );
    assert.deepEqual(wrong, []);
    const inBrowser = CLIENT.flatMap(importsOf).filter(
      ({ from, specifier }) => specifier.includes('registry-requests') && !from.endsWith('/node.ts'),
    );
    assert.deepEqual(inBrowser, []);
  });

  it(`no file is longer than ${FILE_LIMIT} lines, no rule than ${RULE_LIMIT}`, () => {
    const lengthOf = (path: string): number => readFileSync(`${ROOT}/${path}`, 'utf8').split('\n').length - 1;
    const limitOf = (path: string): number => (path.startsWith('server/src/rules/') ? RULE_LIMIT : FILE_LIMIT);
    const files = [...SERVER, ...CLIENT, ...sources('scripts'), ...sources('test')];
    assert.deepEqual(
      files.filter((path) => lengthOf(path) > limitOf(path)).map((path) => `${path}: ${lengthOf(path)}`),
      [],
    );
  });

  it('no arrow function has the `this` of a field or of a constructor before super(): the bundler loses it', () => {
    const fields = (text: string): string[] =>
      text.match(/^ {2}(?:static |readonly |override )*#?\w+(?:: [^=\n]+)? = .*(?:\n {2}[ )\]}].*)*$/gm) ?? [];
    const constructors = (text: string): string[] => text.match(/^ {2}constructor\([\s\S]*?^ {2}\}$/gm) ?? [];
    const isLost = (part: string): boolean => (!part.startsWith('  constructor') || part.includes('super(')) && /=>.*\bthis\b/s.test(part);
    const parts = [...SERVER, ...CLIENT].flatMap((path) => {
      const text = readFileSync(`${ROOT}/${path}`, 'utf8');
      return [...fields(text), ...constructors(text)];
    });
    assert.ok(parts.length > 50);
    assert.deepEqual(parts.filter(isLost), [], 'hand `this` in, as lazy() takes it, or set the field in the constructor');
  });

  it('no file is called util, helper, manager or handler', () => {
    assert.deepEqual(
      [...SERVER, ...CLIENT, ...sources('scripts'), ...sources('test')].filter((path) => VAGUE.test(path)),
      [],
    );
  });

  it('the limits on functions are errors of the formatter-linter', () => {
    const { complexity } = JSON.parse(readFileSync(`${ROOT}/biome.json`, 'utf8')).linter.rules;
    assert.deepEqual(complexity.noExcessiveLinesPerFunction, { level: 'error', options: { maxLines: 40 } });
    assert.deepEqual(complexity.useMaxParams, { level: 'error', options: { max: 3 } });
  });
});
