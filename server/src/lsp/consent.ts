import type { Connection } from 'vscode-languageserver';
import type { HostCache } from '../host.ts';
import { registryName } from '../image/registry-name.ts';
import type { Asked } from './asked-image.ts';

interface ConsentParts {
  readonly connection: Connection;
  /** Remembers from one session to the next. */
  readonly cache: HostCache | undefined;
  /** Whether the client has a setting that can be changed for the user. */
  readonly settings: 'changed' | 'left';
}

const ASK = 'Ask';
const ALWAYS = 'Always ask registries';
const CANCEL = 'Cancel';

/** Raised when more than the names of images comes to be told. */
const keyOf = (registry: string): string => `plimsoll-consent-1 ${registry}`;

/** Whether the user has been told which registry gets to know what, and wants that. Asked once for each registry. */
export class Consent {
  readonly #parts: ConsentParts;
  readonly #given = new Set<string>();

  constructor(parts: ConsentParts) {
    this.#parts = parts;
  }

  /** Asks the user where that was not done before. `always`: from now on unasked, which the client's setting has to be made to say. */
  async to(images: readonly Asked[]): Promise<'given' | 'always' | 'refused'> {
    const open: Asked[] = [];
    for (const image of images) if (!(await this.#isGiven(image.registry))) open.push(image);
    if (open.length === 0) return 'given';
    const choices = [ASK, ...(this.#parts.settings === 'changed' ? [ALWAYS] : []), CANCEL].map((title) => ({ title }));
    const chosen = await this.#parts.connection.window.showInformationMessage(noticeOf(open), ...choices);
    if (chosen?.title !== ASK && chosen?.title !== ALWAYS) return 'refused';
    for (const { registry } of open) await this.#remember(registry);
    return chosen.title === ALWAYS ? 'always' : 'given';
  }

  async #isGiven(registry: string): Promise<boolean> {
    return this.#given.has(registry) || Boolean(await this.#parts.cache?.read(keyOf(registry)));
  }

  async #remember(registry: string): Promise<void> {
    if (this.#given.has(registry)) return;
    this.#given.add(registry);
    await this.#parts.cache?.write(keyOf(registry), 'given');
  }
}

/** Names for each registry that fit a message. */
const MOST_NAMED = 3;

const noticeOf = (images: readonly Asked[]): string => {
  const registries = [...new Set(images.map(({ registry }) => registry))];
  const clauses = registries.map((registry) => {
    const names = [...new Set(images.filter((image) => image.registry === registry).map(({ name }) => name))];
    const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : '';
    return `${registryName(registry)} will be asked about ${names.slice(0, MOST_NAMED).join(', ')}${more}`;
  });
  const isSentOn = images.some(({ kind }) => kind === 'source');
  return `${clauses.join('; ')}; nobody else learns of it${isSentOn ? ' but whom they send on to' : ''}.`;
};
