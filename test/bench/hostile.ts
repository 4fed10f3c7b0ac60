/** A kind of file that nobody writes by hand, and that some part may have more work with the more of it there is. */
export interface Shape {
  readonly name: string;
  /** About so many characters of it. */
  textOf(length: number): string;
}

type Part = (index: number) => string;

const shape = (
  name: string,
  { head = '', part, tail = '' }: { readonly head?: string; readonly part: Part; readonly tail?: string },
): Shape => ({
  name,
  textOf(length) {
    const parts = [head];
    let left = length - head.length - tail.length;
    for (let index = 0; left > 0; index++) {
      const next = part(index);
      parts.push(next);
      left -= next.length;
    }
    return [...parts, tail].join('');
  },
});

const IMAGES = 'node python golang php ruby nginx redis postgres openjdk eclipse-temurin debian ubuntu alpine httpd'.split(' ');
const image = (index: number): string => IMAGES[index % IMAGES.length] as string;
const BASE = 'FROM debian:12\n';

const ofImages: readonly Shape[] = [
  shape('official images, each tag another', { part: (n) => `FROM ${image(n)}:${1 + (n % 40)}.${Math.floor(n / 40)}.${n}\n` }),
  shape('official images, each word another', { part: (n) => `FROM ${image(n)}:${n}-slim${n}\n` }),
  shape('official images, no tag', { part: (n) => `FROM ${image(n)}\n` }),
  shape('official images, few tags', { part: (n) => `FROM node:${n % 40}-alpine\n` }),
  shape('other images', { part: (n) => `FROM foo${n}/bar${n}:${n}\n` }),
  shape('one ARG for all images', { head: 'ARG v=20\n', part: () => 'FROM node:$v\n' }),
  shape('one ARG and a number for all images', { head: 'ARG v=20\n', part: (n) => `FROM node:$v-alpine3.${n}\n` }),
  shape('an ARG for each image', { head: BASE, part: (n) => `ARG v${n}=${n % 30}\nFROM node:$v${n}\n` }),
  {
    name: 'all ARGs, then all images',
    textOf: (length) =>
      shape('', { part: (n) => `ARG v${n}=${n % 30}\n` }).textOf(length / 2) +
      shape('', { part: (n) => `FROM node:$v${n}\n` }).textOf(length / 2),
  },
  shape('stages, each with a name', { part: (n) => `FROM node:20 AS s${n}\nRUN x\n` }),
  shape('stages, one on the other', { head: 'FROM node:20 AS s0\n', part: (n) => `FROM s${n} AS s${n + 1}\n` }),
  shape('stages, one copying from the other', {
    head: 'FROM node:20 AS s0\n',
    part: (n) => `FROM node:${n % 30} AS s${n + 1}\nCOPY --from=s${n} a b\n`,
  }),
  shape('a COPY from many images', { head: `${BASE}COPY`, part: (n) => ` --from=node:${n}`, tail: ' a b\n' }),
  shape('a COPY over many lines', { head: `${BASE}COPY`, part: (n) => ` --from=node:${n} \\\n`, tail: ' a b\n' }),
  shape('a COPY from one image, many times', { head: `${BASE}COPY`, part: () => ' --from=a', tail: ' a b\n' }),
  shape('a COPY from many variables', { head: `${BASE}COPY`, part: (n) => ` --from=$a${n}`, tail: ' a b\n' }),
  shape('many COPYs from images', { head: BASE, part: (n) => `COPY --from=node:${n} a b\n` }),
  shape('a RUN with many mounts', { head: `${BASE}RUN`, part: (n) => ` --mount=from=node:${n},target=/x`, tail: ' x\n' }),
];

const ofVariables: readonly Shape[] = [
  shape('an ENV of many', { head: `${BASE}ENV`, part: (n) => ` a${n}=${n}`, tail: '\n' }),
  shape('an ENV over many lines', { head: `${BASE}ENV`, part: (n) => ` a${n}=${n} \\\n`, tail: '\n' }),
  shape('an ENV of one, many times', { head: `${BASE}ENV`, part: () => ' a=$a', tail: '\n' }),
  shape('ENVs, each of the one before', { head: BASE, part: (n) => `ENV a${n}=$a${n - 1}b\n` }),
  shape('ENVs in the old form', { head: BASE, part: (n) => `ENV a${n} b\n` }),
  shape('a FROM of many variables', { head: 'FROM ', part: () => '$a', tail: '\n' }),
  shape('a long variable in each RUN', { head: `${BASE}ENV v="${'-v /a:/b '.repeat(100)}"\n`, part: () => 'RUN docker run $v x\n' }),
  shape('a long variable in each VOLUME', { head: `${BASE}ENV v=${'a/'.repeat(500)}\n`, part: () => 'VOLUME $v\n' }),
  shape('variables inside one another', { head: 'FROM ', part: () => '${a:-', tail: '\n' }),
];

const ofCommands: readonly Shape[] = [
  shape('packages, a RUN each', { head: BASE, part: (n) => `RUN apt-get install -y a${n}\n` }),
  shape('packages, a list of commands', { head: `${BASE}RUN a`, part: (n) => ` && apt-get install -y a${n}`, tail: '\n' }),
  shape('downloads, a RUN each', { head: BASE, part: (n) => `RUN curl -O https://a.b/c-${n}.tgz && tar xf c-${n}.tgz && make\n` }),
  shape('downloads, one list', {
    head: `${BASE}RUN a`,
    part: (n) => ` && curl -O https://a.b/c-${n}.tgz && tar xf c-${n}.tgz`,
    tail: '\n',
  }),
  shape('clones that are compiled', {
    head: BASE,
    part: (n) => `RUN git clone https://github.com/a/b${n} && cd b${n} && ./configure && make\n`,
  }),
  shape('an ADD of many URLs', { head: `${BASE}ADD`, part: (n) => ` https://a.b/${n}`, tail: ' /x\n' }),
  shape('a pipe', { head: `${BASE}RUN a`, part: (n) => ` | curl http://a.b/c${n}`, tail: '\n' }),
  shape('a variable doubled', { head: `${BASE}RUN a`, part: () => ' && a=$a$a', tail: '\n' }),
  shape('substitutions inside one another', { head: `${BASE}RUN `, part: () => '$(', tail: '\n' }),
  shape('shells in shells', { head: BASE, part: () => `RUN sh -c "a; sh -c 'b'"\n` }),
  shape('sockets that are mounted', { head: BASE, part: () => 'RUN docker run -v /var/run/docker.sock:/x a\n' }),
  shape('triggers', { head: BASE, part: () => 'ONBUILD RUN apt-get install a\n' }),
];

const ofText: readonly Shape[] = [
  shape('here-documents of one RUN', { head: `${BASE}RUN`, part: (n) => ` <<A${n}`, tail: '\n' }),
  shape('here-documents, a RUN each', { head: BASE, part: () => 'RUN <<A\nx\nA\n' }),
  shape('comments that ignore', { head: BASE, part: () => '# plimsoll ignore=unpinned-image a\n' }),
  shape('comments that name no rule', { head: BASE, part: (n) => `# plimsoll ignore=unpinned-imagex${n}\n` }),
  shape('a directive of many names', { head: '# check=skip=', part: () => 'a,', tail: `\n${BASE}` }),
  shape('labels', { head: `${BASE}LABEL`, part: (n) => ` a${n}=b`, tail: '\n' }),
  shape('volumes', { head: `${BASE}VOLUME`, part: () => ' /var/run/docker.sock', tail: '\n' }),
  shape('unknown instructions', { part: (n) => `x${n}\n` }),
  shape('empty lines', { part: () => '\n' }),
  shape('continuations', { head: `${BASE}RUN `, part: () => '\\\n', tail: 'x\n' }),
  shape('a long word', { head: 'FROM ', part: () => 'a', tail: '\n' }),
  shape('a long tag', { head: 'FROM node:', part: () => 'a-', tail: '\n' }),
  shape('a long path', { head: 'FROM ', part: () => 'a/', tail: 'a\n' }),
  shape('quotes', { head: 'FROM debian\nENV a=', part: () => '"\\"', tail: '\n' }),
  shape('a long JSON form', { head: 'FROM debian\nRUN ["a"', part: () => ',"a"', tail: ']\n' }),
  shape('escapes in a JSON form', { head: 'FROM debian\nRUN ["sh","-c","', part: () => '\\n', tail: '"]\n' }),
];

/** The shapes that took too long once, and their like. */
export const SHAPES: readonly Shape[] = [...ofImages, ...ofVariables, ...ofCommands, ...ofText];
