import type { Command } from '../shell/model.ts';
import { type Check, type Checks, MAX_SAME, textsOf } from './checks.ts';
import { grouped } from './grouped.ts';
import type { CommandUse, DocumentNode, Download, Stage } from './model.ts';
import { lastPart } from './paths.ts';
import { pipeOf } from './pipes.ts';
import { readSource } from './upstream.ts';

/** A file that was fetched, as what is checked with it sees it. */
export interface Fetched extends Pick<Download, 'node' | 'stage' | 'source' | 'destination'> {
  readonly names: readonly string[];
  readonly use: CommandUse | undefined;
}

/** Files that hold sums. */
const SUMS =
  /\.(?:sha\d*(?:sums?)?|md5(?:sums?)?|b2|b3|digests?|checksums?)(?:\.txt|\.asc)?$|(?:SUMS?|CHECKSUMS?|DIGESTS?|HASHES)\w*(?:\.\w+)*$/i;
const DIGEST = /\b[0-9a-f]{32,128}\b/i;
const FINGERPRINT = /^(?:0x)?(?:[0-9a-f]{4}\s*){8,10}!?$/i;

type Asked = Pick<Fetched, 'stage' | 'source' | 'node'>;

/** Where the sums and keys come from that downloads are checked with. */
export class Proofs {
  readonly #byName: ReadonlyMap<Stage | undefined, ReadonlyMap<string, readonly Fetched[]>>;
  readonly #inline: ReadonlyMap<DocumentNode, readonly Fetched[]>;
  readonly #keys: ReadonlyMap<Stage | undefined, readonly Command[]>;
  readonly #checks: Checks;
  readonly #hosts = new Map<Stage | undefined, ReadonlySet<string>>();

  constructor(fetched: readonly Fetched[], uses: readonly CommandUse[], checks: Checks) {
    const sums = fetched.filter(({ names }) => names.some((name) => SUMS.test(name)));
    const files = [...grouped(fetched, ({ stage }) => stage)];
    this.#byName = new Map(files.map(([stage, ofStage]) => [stage, byName(ofStage)]));
    this.#inline = grouped(
      sums.filter(({ destination, use }) => destination === undefined && use?.command.nesting === 'substitution'),
      ({ node }) => node,
    );
    const gpg = uses.filter(({ command }) => /^(?:gpg2?|gpgv2?|gpgconf)$/.test(command.name));
    this.#keys = new Map([...grouped(gpg, ({ stage }) => stage)].map(([stage, ofStage]) => [stage, ofStage.map(({ command }) => command)]));
    this.#checks = checks;
  }

  /** Whether the sums that a check compares with come from where the file does: who changes one changes the other. */
  comesFromSameHost(check: Check, { stage, source, node }: Asked): boolean {
    const texts = textsOf(check.command);
    if (texts.some((text) => DIGEST.test(text))) return false;
    const files = this.#byName.get(stage);
    const named = check.names.flatMap((name) => (SUMS.test(name) ? (files?.get(name) ?? []) : []));
    if (named.length > 0) return named.every((sums) => sums.source.host === source.host && !this.#isSigned(sums));
    const isInline = texts.some((text) => text.includes('$'));
    return isInline && this.#inline.get(node)?.some((sums) => sums.source.host === source.host) === true;
  }

  /** Whether a key that signatures are checked with comes from elsewhere, or its fingerprint is given; what is not seen to be wrong is right. */
  hasForeignKey({ stage, source }: Asked): boolean {
    return !this.#keyHosts(stage).has(source.host);
  }

  #isSigned({ names, stage }: Fetched): boolean {
    const checks = this.#checks.byName.get(stage);
    return names.some((name) => checks?.get(name)?.some(({ by }) => by === 'signature'));
  }

  /** The hosts whose keys are taken without a look at their fingerprints. */
  #keyHosts(stage: Stage | undefined): ReadonlySet<string> {
    const known = this.#hosts.get(stage);
    if (known) return known;
    const commands = this.#keys.get(stage) ?? [];
    const isPinned = commands.some((command) => pipeOf(command).some((one) => one.arguments.some(({ value }) => isFingerprint(value))));
    const hosts = new Set(isPinned ? [] : commands.filter(takesKeys).flatMap((command) => this.#hostsOf(command, stage)));
    this.#hosts.set(stage, hosts);
    return hosts;
  }

  #hostsOf(command: Command, stage: Stage | undefined): string[] {
    const files = this.#byName.get(stage);
    const saved = keyFiles(command).flatMap((file) => files?.get(lastPart(file)) ?? []);
    const piped = command.arguments.some(({ value }) => value === '--import' || value === '--fetch-keys') ? pipeOf(command) : [];
    const urls = piped.flatMap(({ arguments: words }) => words.map(({ value }) => value).filter((value) => /^https?:\/\//.test(value)));
    return [...saved.map(({ source }) => source.host), ...urls.map((url) => readSource(url).host)];
  }
}

/** The files that keys are taken from. */
const keyFiles = ({ arguments: words }: Command): string[] => {
  const values = words.map(({ value }) => value);
  const imported = values.indexOf('--import');
  const rings = values.filter((_, index) => values[index - 1] === '--keyring');
  return imported < 0 ? rings : [...rings, ...values.slice(imported + 1).filter((value) => !value.startsWith('-'))];
};

const byName = (files: readonly Fetched[]): ReadonlyMap<string, readonly Fetched[]> => {
  const named = files.flatMap((file) => file.names.map((name) => ({ name, file })));
  return new Map([...grouped(named, ({ name }) => name)].map(([name, ones]) => [name, ones.slice(0, MAX_SAME).map(({ file }) => file)]));
};

/** A fingerprint, or a variable that most likely holds one. */
const isFingerprint = (value: string): boolean =>
  FINGERPRINT.test(value) || /^--recv(?:-keys?)?$|^\$\{?\w*(?:key|fpr|fingerprint)/i.test(value);

const takesKeys = ({ arguments: words }: Command): boolean =>
  words.some(({ value }) => /^--(?:import|fetch-keys|keyring|no-default-keyring)$/.test(value));
