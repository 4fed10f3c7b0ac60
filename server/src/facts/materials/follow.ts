import type { Instruction } from '../../dockerfile/model.ts';
import { pathFrom } from '../../shell/folders.ts';
import { placeOf, type Tracked } from '../downloads/draft.ts';
import { grouped } from '../grouped.ts';
import type { CommandUse, DocumentNode, Stage } from '../model.ts';
import { Bench } from './bench.ts';
import { type Copy, type CopyContext, readCopies } from './copies.ts';
import { Holdings, Patience } from './holdings.ts';

/** All that the way of downloads through the stages is found from. */
export interface Trace {
  readonly stages: readonly Stage[];
  readonly uses: readonly CommandUse[];
  readonly downloads: readonly Tracked[];
  readonly contextOf: (stage: Stage) => CopyContext;
}

/** Follows downloads through files, folders and stages: what unpacks, moves, runs and compiles them. Notes their uses. */
export const followDownloads = (trace: Trace): ReadonlyMap<Tracked, readonly CommandUse[]> =>
  trace.downloads.length === 0 ? new Map() : new Follower(trace).run();

class Follower {
  readonly #trace: Trace;
  readonly #uses: ReadonlyMap<DocumentNode, readonly CommandUse[]>;
  readonly #byUse: ReadonlyMap<CommandUse | undefined, readonly Tracked[]>;
  readonly #added: ReadonlyMap<DocumentNode, readonly Tracked[]>;
  readonly #steps = new Map<Tracked, CommandUse[]>();
  readonly #holdings = new Map<Stage, Holdings>();
  readonly #patience = new Patience();
  /** Whether `go get` is among the downloads; most files have none, and need not look each command up. */
  readonly #getsGo: boolean;
  readonly #named = new Map<string, Pick<InStage, 'holdings' | 'bench'>>();

  constructor(trace: Trace) {
    this.#trace = trace;
    this.#getsGo = trace.downloads.some(({ by, path }) => by === 'go' && path !== undefined);
    this.#uses = grouped(trace.uses, ({ node }) => node);
    this.#byUse = grouped(trace.downloads, ({ use }) => use);
    this.#added = grouped(
      trace.downloads.filter(({ use }) => use === undefined),
      ({ node }) => node,
    );
  }

  run(): ReadonlyMap<Tracked, readonly CommandUse[]> {
    for (const stage of this.#trace.stages) this.#followStage(stage);
    return this.#steps;
  }

  #followStage(stage: Stage): void {
    const holdings = new Holdings(stage.parent && this.#holdings.get(stage.parent), this.#patience);
    const bench = new Bench(holdings, this.#steps);
    const context = this.#trace.contextOf(stage);
    for (const instruction of stage.instructions) this.#followInstruction(instruction, { holdings, bench, context });
    this.#holdings.set(stage, holdings);
    this.#named.set(String(stage.index), { holdings, bench });
    if (stage.name !== undefined) this.#named.set(stage.name, { holdings, bench });
  }

  #followInstruction(instruction: Instruction, { holdings, bench, context }: InStage): void {
    for (const copy of readCopies(instruction, context)) this.#take(copy, holdings);
    for (const download of this.#added.get(instruction) ?? []) bench.fetch(download, instruction);
    for (const use of this.#uses.get(instruction) ?? []) {
      for (const download of this.#byUse.get(use) ?? []) bench.fetch(download, instruction);
      if (use.when === 'build') bench.work(use, placeOf(use));
      if (this.#getsGo) bench.useProgram(use.command.name);
    }
  }

  #take({ from, source, target, isSame }: Copy, holdings: Holdings): void {
    const other = from === undefined ? undefined : this.#named.get(from.toLowerCase());
    if (other) {
      if (this.#getsGo) other.bench.useProgram(source);
      holdings.put(target, { kind: 'link', holdings: other.holdings, path: pathFrom('/', source) });
    } else if (isSame) holdings.put(target, { kind: 'other', isWhole: /^\.?\/?\*?$/.test(source) || from !== undefined });
  }
}

interface InStage {
  readonly holdings: Holdings;
  readonly bench: Bench;
  readonly context: CopyContext;
}
