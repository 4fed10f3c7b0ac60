import { ContainerList } from '../container-list.ts';
import { LONGEST_DOCUMENT } from '../limits.ts';
import type { ContainerImage, Manifest } from '../model.ts';
import { onlyLiteral } from '../placeholders.ts';
import { readEmbedded } from '../scripts/embedded.ts';
import { normalize } from '../volumes.ts';
import { type GroovyBlock, type GroovyString, readGroovy } from './groovy.ts';

/** Reads a pipeline of Jenkins: the images that agents and steps run in, their options, and what they give to a shell. */
export const readJenkinsfile = (text: string): Manifest => {
  const { strings, comments } = text.length > LONGEST_DOCUMENT ? { strings: [], comments: [] } : readGroovy(text);
  const pipeline = new Pipeline(text);
  for (const string of strings) pipeline.take(string);
  const spans = comments.map((span) => ({
    span,
    text: text
      .slice(span.start, span.end)
      .replace(/^\/[/*]+|\*+\/$/g, '')
      .trim(),
  }));
  return { form: 'jenkinsfile', text, ...pipeline.found, comments: spans, parseErrors: [] };
};

/** `sh '…'`, `sh(script: '…', …)`, and the same of a script that was handed over. */
const SHELL = /(?:^|[^\w.])(?:\w+\.)?sh\s*\(?\s*(?:(?:\w+\s*:\s*[^,(){}]*,\s*)*script\s*:\s*)?$/;
const AGENT = /^(?:docker|dockerfile)$/;
const ARGUMENTS = /(?:^|[\s;{])args\s*\(?\s*(?:""\s*\+\s*)*$/;
const AGENT_IMAGE = /(?:^|[\s;{])image\s*\(?\s*$/;
const SHORT_AGENT = /(?:^|[\s;{])docker\s*\(?\s*$/;
/** `docker.image('…').inside('…')`: who calls is not seen where it is a variable, so the options themselves must look like some. */
const OPTIONS = /\.(?:inside|run|withRun)\s*\(\s*$/;
const NAMED_IMAGE = /\bdocker\s*\.\s*image\s*\(\s*$/;
/** What is not pulled may be the name of something that was built. */
const PULLED = /["']{1,3}\s*\)\s*\.\s*(?:inside|run|withRun|pull)\b/y;
const OF_POD = /\bcontainerTemplate\s*\([^()]*\bimage\s*:\s*$/;
const BUILT = /\bdocker\s*\.\s*build\s*\(\s*$/;
const HOST_PATH = /\bhostPathVolume\s*\([^()]*\bhostPath\s*:\s*$/;
/** What an agent or a step takes its options from where it writes none: a variable, or an entry of a map. */
const TAKEN = /(?:[\s;{]args(?:\s*\(\s*|\s+)|\.(?:inside|run|withRun)\s*\(\s*)(?:"\$\{?)?(\w+)/g;
/** `name = '…'`, or an entry of `name = [key: '…', …]`. */
const GIVEN = /(?:^|[\s;{}])(\w+)\s*=\s*(?:\[\s*(?:(?:""|\w+)\s*:\s*""\s*,\s*)*(?:""|\w+)\s*:\s*)?$/;
const POD = /\byaml\s*[(:=]?\s*$/;

class Pipeline {
  readonly #text: string;
  readonly #list: ContainerList;
  readonly #builds: string[] = [];
  readonly #taken: ReadonlySet<string>;
  readonly #images = new Map<GroovyBlock, ContainerImage>();

  constructor(text: string) {
    this.#text = text;
    this.#list = new ContainerList(text);
    this.#taken = new Set(Array.from(text.matchAll(TAKEN), ([, name = '']) => name));
  }

  get found(): Omit<Manifest, 'form' | 'text' | 'comments' | 'parseErrors'> {
    return { ...this.#list.found, builds: this.#builds };
  }

  take(string: GroovyString): void {
    const { before, block, text, span } = string;
    if (SHELL.test(before)) this.#list.script({ form: 'shell', texts: [text], span });
    else if (AGENT.test(block.name) && ARGUMENTS.test(before)) this.#options(string, this.#images.get(block));
    else if (OPTIONS.test(before) && /^\s*-/.test(text.text)) this.#options(string, undefined);
    else if (this.#isTaken(string)) this.#options(string, undefined);
    else if (isImage(string) || this.#isPulled(string)) this.#image(string);
    else if (BUILT.test(before)) this.#builds.push(text.text);
    else if (HOST_PATH.test(before)) this.#hostPath(string);
    else if (POD.test(before) && !/[\\$]/.test(this.#text.slice(span.start, span.end)))
      readEmbedded(span, { text: this.#text, list: this.#list }, 'whole-manifests');
  }

  #isTaken({ before, text }: GroovyString): boolean {
    return this.#taken.size > 0 && /^\s*-/.test(text.text) && this.#taken.has(GIVEN.exec(before)?.[1] ?? '');
  }

  #isPulled({ before, span }: GroovyString): boolean {
    PULLED.lastIndex = span.end;
    return NAMED_IMAGE.test(before) && PULLED.test(this.#text);
  }

  #image({ text, span, block }: GroovyString): void {
    const image = this.#list.image({ at: span, text }, span, onlyLiteral);
    if (image) this.#images.set(block, image);
    this.#list.add({ name: 'agent', span, image });
  }

  #options({ text, span }: GroovyString, image: ContainerImage | undefined): void {
    this.#list.add({ name: 'agent', span, image, options: { form: 'line', texts: [text] } });
  }

  #hostPath({ text, span }: GroovyString): void {
    const source = normalize(text.text);
    this.#list.mount({ source, target: undefined, isReadOnly: false, at: span, span, container: 'agent', image: undefined });
  }
}

const isImage = ({ before, block }: GroovyString): boolean =>
  OF_POD.test(before) || (block.name === 'docker' && AGENT_IMAGE.test(before)) || (block.name === 'agent' && SHORT_AGENT.test(before));
