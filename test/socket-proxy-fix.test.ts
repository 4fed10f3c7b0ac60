import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { forRule } from '../scripts/frozen-linter.ts';

/** What a service can have in one of its fields: as lines under the key, where `=` stands for the step of maps and `-` begins an item. */
type Form = readonly string[];

/** Programs by how they are told, each with what it needs. */
const PROGRAMS: readonly { readonly lines: Form; readonly told: string; readonly sections: readonly string[] }[] = [
  { lines: ['image: amir20/dozzle:v8.8.0'], told: 'DOCKER_HOST=tcp://@:2375', sections: ['CONTAINERS', 'INFO', 'ALLOW_LOGS'] },
  {
    lines: ["image: 'willfarrell/autoheal:1.2.0'  # heals"],
    told: 'DOCKER_SOCK=tcp://@:2375',
    sections: ['CONTAINERS', 'ALLOW_RESTARTS'],
  },
  {
    lines: ['image: traefik:v3.2.0', 'command:', '- "--providers.docker"', '- --log.level=INFO # quiet'],
    told: '--providers.docker.endpoint=tcp://@:2375',
    sections: ['CONTAINERS'],
  },
  {
    lines: ['image: traefik:v3.2.0', 'command: ["--providers.docker=true", "--providers.docker.endpoint=unix:///var/run/docker.sock"]'],
    told: '--providers.docker.endpoint=tcp://@:2375',
    sections: ['CONTAINERS'],
  },
  {
    lines: ['image: traefik:v3.2.0', 'command: --api.insecure=true', '=--providers.docker'],
    told: '--providers.docker.endpoint=tcp://@:2375',
    sections: ['CONTAINERS'],
  },
];

const ENVIRONMENTS: readonly Form[] = [
  [],
  ['environment:', '=A: 1  # one', '=DOCKER_HOST: unix:///var/run/docker.sock'],
  ['environment:', '- A=1', '# between', "- 'B=2'"],
  ['environment: [A=1, "B=2"]'],
  ['environment:', '=<<: *variables', '=B: "# no comment"'],
];
const NETWORKS: readonly Form[] = [
  [],
  ['networks:', '- web'],
  ['networks: [ web ]'],
  ['networks:', '=web:', '==aliases: [front]'],
  ['networks:', "- 'web'"],
];
const EARLIER: readonly Form[] = [
  [],
  ['depends_on:', '- other'],
  ['depends_on: ["other"]'],
  ['depends_on:', '=other: { condition: service_healthy }'],
];
const VOLUMES: readonly Form[] = [
  ['volumes:', '- /var/run/docker.sock:/var/run/docker.sock'],
  ['volumes:', '- /var/run/docker.sock:/var/run/docker.sock:ro # looks', '- ./data:/data'],
  ['volumes:', '# one', '- ./data:/data', '- "/var/run/docker.sock:/var/run/docker.sock"', '# behind'],
  ['volumes: ["/var/run/docker.sock:/var/run/docker.sock"]'],
  ['volumes:', '- type: bind', '  source: /var/run/docker.sock # from', '  target: /var/run/docker.sock'],
];
const REST: readonly Form[] = [
  [],
  ['restart: always'],
  ['labels:', '- a=b', '# last'],
  ['x-text: |', '=several', '=lines'],
  ['# nothing more', 'tty: true'],
];

interface Style {
  readonly step: number;
  readonly dash: number;
  readonly lineEnd: string;
  readonly ends: boolean;
}

const style: fc.Arbitrary<Style> = fc.record({
  step: fc.constantFrom(2, 4),
  dash: fc.constantFrom(0, 2),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  ends: fc.boolean(),
});

/** A line of a form with its indentation: deeper for what stands below a key. */
const laidOut = (form: Form, { step, dash }: Style): readonly string[] =>
  form.map((line) => {
    const steps = /^=*/.exec(line)?.[0].length ?? 0;
    if (steps > 0) return ' '.repeat(steps * step) + line.slice(steps);
    if (/^(?:- | {2})/.test(line)) return ' '.repeat(dash) + line;
    return line;
  });

const pieces = fc.record({
  program: fc.constantFrom(...PROGRAMS),
  fields: fc
    .tuple(...[ENVIRONMENTS, NETWORKS, EARLIER, VOLUMES, REST].map((forms) => fc.constantFrom(...forms)))
    .chain((fields) => fc.shuffledSubarray(fields, { minLength: fields.length })),
  style,
  before: fc.constantFrom([], ['other:', '=image: alpine:3.20.3', '=# of other']),
  after: fc.constantFrom([], ['', '# the last', 'last:', '=image: alpine:3.20.3', '=environment:', '==- LAST=1']),
  bottom: fc.constantFrom([], ['networks:', '=web: {}  # web'], ['networks:', '=web:', '# end'], ['volumes:', '=data:']),
});

const HEAD = ['# A file.', 'x-variables: &variables', '  C: 3', 'services:'];

const compose = pieces.map(({ program, fields, style: written, before, after, bottom }) => {
  const within = (lines: readonly string[]): readonly string[] => lines.map((line) => (line === '' ? '' : ' '.repeat(written.step) + line));
  const own = laidOut([...program.lines, ...fields.flat()], written);
  const service = ['# The one.', 'looks_in:', ...own.map((line) => ' '.repeat(written.step) + line)];
  const lines = [...HEAD, ...within([...laidOut(before, written), ...service, ...laidOut(after, written)]), ...laidOut(bottom, written)];
  return { text: lines.join(written.lineEnd) + (written.ends ? written.lineEnd : ''), program };
});

// biome-ignore lint/suspicious/noExplicitAny: what any YAML holds
type Data = any;

const dataOf = (text: string): Data => {
  const [document, ...others] = parseAllDocuments(text, { merge: true });
  assert.ok(document && others.length === 0 && 'errors' in document);
  assert.deepEqual(document.errors, []);
  return document.toJS();
};

const commentsIn = (text: string): readonly string[] =>
  (text.match(/(?<=^|\s)# .*$/gm) ?? []).map((one) => one.trim()).filter((one) => !one.includes('no comment'));

const PROXY = 'looks-in-socket-proxy';

/** The data as the fix is to leave them. */
const rewired = (before: Data, { told, sections }: (typeof PROGRAMS)[number]): Data => {
  const data = structuredClone(before);
  const service = data.services.looks_in;
  service.volumes = service.volumes.filter((volume: Data) => !JSON.stringify(volume).includes('docker.sock'));
  if (service.volumes.length === 0) delete service.volumes;
  tell(service, told.replace('@', PROXY), Array.isArray(data.services.last?.environment));
  service.networks = joined(service.networks ?? ['default'], null);
  service.depends_on = joined(service.depends_on ?? [], { condition: 'service_started' });
  data.networks = { ...data.networks, [PROXY]: { internal: true } };
  data.services[PROXY] = {
    image: 'lscr.io/linuxserver/socket-proxy:3.4.3-r0-ls92',
    environment: Object.fromEntries(sections.map((section) => [section, 1])),
    volumes: ['/var/run/docker.sock:/var/run/docker.sock:ro'],
    networks: [PROXY],
    read_only: true,
    tmpfs: ['/run'],
    ...(service.restart && { restart: service.restart }),
  };
  return data;
};

const joined = (list: Data, value: Data): Data => (Array.isArray(list) ? [...list, PROXY] : { ...list, [PROXY]: value });

const tell = (service: Data, told: string, isListed: boolean): void => {
  const [name = '', value = ''] = told.split('=');
  const added = (list: Data): Data => [...list.filter((one: string) => !one.startsWith(`${name}=`)), told];
  if (!name.startsWith('-'))
    service.environment =
      Array.isArray(service.environment) || (!service.environment && isListed)
        ? added(service.environment ?? [])
        : { ...service.environment, [name]: value };
  else service.command = Array.isArray(service.command) ? added(service.command) : `${service.command} ${told}`;
};

test('a socket proxy changes what it is to change and nothing else: data, comments, line ends', async () => {
  await fc.assert(
    fc.asyncProperty(compose, async ({ text, program }) => {
      const { linter, request } = forRule('docker-socket-mount', { bad: text, path: 'compose.yaml' });
      const { text: after, applied } = await linter.fix(request, 'all');
      assert.equal(applied, 1, text);
      assert.deepEqual(dataOf(after), rewired(dataOf(text), program));
      assert.deepEqual([...commentsIn(after)].sort(), [...commentsIn(text)].sort());
      assert.equal(/(?<!\r)\n/.test(after), /(?<!\r)\n/.test(text));
      const { findings } = await linter.lint({ ...request, text: after });
      assert.deepEqual(
        findings.map(({ severity }) => severity),
        ['info'],
      );
    }),
    { numRuns: 300, includeErrorInReport: true },
  );
});
