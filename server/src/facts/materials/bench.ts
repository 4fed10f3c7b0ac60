import { pathFrom } from '../../shell/folders.ts';
import type { Command } from '../../shell/model.ts';
import type { Tracked } from '../downloads/draft.ts';
import type { CommandUse, DocumentNode } from '../model.ts';
import { lastPart } from '../paths.ts';
import { pipeOf } from '../pipes.ts';
import { isArchive } from '../upstream.ts';
import { readUnpacking, type Unpacking } from './archives.ts';
import { type BuildStep, readStep } from './build-steps.ts';
import type { Found, Holdings } from './holdings.ts';
import { moved } from './moves.ts';
import { canBeSource } from './names.ts';
import { usedFiles } from './used-files.ts';

/** A command at work, and the folder that it works in. */
interface Work {
  readonly use: CommandUse;
  readonly folder: string;
}

/** Where Go keeps what it gets, in the images that have it and elsewhere. */
const GOPATHS: readonly string[] = ['/go', '$GOPATH'];

/** What the commands of a stage do with what was fetched. */
export class Bench {
  readonly #holdings: Holdings;
  readonly #steps: Map<Tracked, CommandUse[]>;
  /** What was fetched last in an instruction that may be source. */
  readonly #last = new Map<DocumentNode, Tracked>();

  /** What a command writes to its pipe. */
  readonly #byCommand = new Map<Command, Tracked>();

  constructor(holdings: Holdings, steps: Map<Tracked, CommandUse[]>) {
    this.#holdings = holdings;
    this.#steps = steps;
  }

  /** Puts a download where it ends up. */
  fetch(download: Tracked, node: DocumentNode): void {
    const { by, path, use } = download;
    if (by === 'go' && path !== undefined) {
      this.#layInGopath(download, path, node);
      return;
    }
    if (by === 'go' || by === 'cargo') this.#compile(download, use);
    else if (use && path === undefined) this.#byCommand.set(use.command, download);
    if (path !== undefined) this.#lay(download, path, node);
    if (canBeSource(download) && by !== 'go' && by !== 'cargo' && by !== 'pip') this.#last.set(node, download);
  }

  /** What `go get` leaves: the source, and a program where it is one, as most are that lie below `cmd`. */
  #layInGopath(download: Tracked, path: string, node: DocumentNode): void {
    for (const root of GOPATHS) {
      this.#holdings.put(`${root}/src/${path}`, { kind: 'download', download, node, extent: 'whole' });
      this.#holdings.save(`${root}/bin/${lastPart(path)}`, download);
    }
    if (path.includes('/cmd/')) this.#compile(download, download.use);
  }

  /** Notes that a program is run or copied: where `go get` left it, it was compiled for that. */
  useProgram(path: string): void {
    const download = this.#holdings.file(path);
    if (download?.by === 'go' && !download.uses.has('compiled')) this.#compile(download, download.use);
  }

  #lay(download: Tracked, path: string, node: DocumentNode): void {
    const { by, uses } = download;
    if (by === 'git' || by === 'svn' || by === 'hg') this.#holdings.put(path, { kind: 'download', download, node, extent: 'whole' });
    else if (uses.has('extracted')) this.#holdings.put(path, { kind: 'download', download, node, extent: 'open' });
    else {
      this.#holdings.save(path, download);
      // It may be unpacked by something that is not read here; then its folder bears its name.
      this.#holdings.put(pathFrom(path, '..'), { kind: 'download', download, node, extent: 'packed' });
    }
  }

  /** Follows one command. */
  work(use: CommandUse, folder: string): void {
    const unpacking = readUnpacking(use.command);
    if (unpacking) this.#unpack(unpacking, { use, folder });
    for (const move of moved(use.command)) this.#move(move, { use, folder });
    for (const { path, as } of usedFiles(use.command)) for (const download of this.#filesAt(pathFrom(folder, path))) download.uses.add(as);
    const step = readStep(use.command);
    if (step) this.#step(step, { use, folder });
  }

  /** The download that a path means, or those that a pattern such as `/opt/bin/*` does. */
  #filesAt(path: string): readonly Tracked[] {
    const name = lastPart(path);
    const [start, end, ...others] = name.split('*');
    const file = end === undefined ? this.#holdings.file(path) : undefined;
    if (end === undefined) return file ? [file] : [];
    return others.length > 0 ? [] : this.#holdings.filesIn(path.slice(0, -name.length), [start ?? '', end]);
  }

  #unpack({ archive, folder, isStripped }: Unpacking, work: Work): void {
    const target = pathFrom(work.folder, folder ?? '');
    const { node } = work.use;
    const download = archive === undefined ? this.#piped(work.use.command) : this.#holdings.file(pathFrom(work.folder, archive));
    if (!download) {
      if (isStripped) this.#holdings.put(target, { kind: 'other', isWhole: true });
      return;
    }
    download.uses.add('extracted');
    if (canBeSource(download)) this.#last.set(node, download);
    this.#holdings.put(target, { kind: 'download', download, node, extent: isStripped ? 'whole' : 'open' });
  }

  /** What the first command of a pipe fetches, if it is not saved. */
  #piped(command: Command): Tracked | undefined {
    return pipeOf(command).flatMap((one) => this.#byCommand.get(one) ?? [])[0];
  }

  #move({ from, to }: { readonly from: string; readonly to: string }, { use, folder }: Work): void {
    const [source, target] = [pathFrom(folder, from.replace(/\/\*$/, '')), pathFrom(folder, to)];
    const file = this.#holdings.file(source);
    if (file) {
      this.#holdings.save(target, file);
      if (!isArchive(target)) this.#holdings.save(pathFrom(target, lastPart(source)), file);
      return;
    }
    const found = this.#holdings.find({ path: source, node: use.node });
    if (!found || found === 'other') return;
    const isInto = /(?:^|\/)\.{0,2}$/.test(to) && !from.endsWith('/*');
    const place = isInto ? pathFrom(target, lastPart(source)) : target;
    this.#holdings.put(place, { kind: 'download', download: found, node: use.node, extent: 'whole' });
  }

  #step(step: BuildStep, { use, folder }: Work): void {
    const places = step.folders.map((one) => pathFrom(folder, one));
    const found = this.#first(places, use.node);
    const meant = found ?? (step.needs === 'any' ? this.#last.get(use.node) : undefined);
    if (!meant || meant === 'other' || !canBeSource(meant)) return;
    this.#addStep(meant, use);
    if (step.does === 'compile') meant.uses.add('compiled');
    // A folder beside the source that it is prepared for building in belongs to it.
    if (step.does === 'prepare' && found && !this.#holdings.find({ path: folder, node: use.node }))
      this.#holdings.put(folder, { kind: 'download', download: meant, node: use.node, extent: 'whole' });
  }

  #first(places: readonly string[], node: DocumentNode): Found {
    for (const path of places) {
      const found = this.#holdings.find({ path, node });
      if (found) return found;
    }
    return undefined;
  }

  #compile(download: Tracked, use: CommandUse | undefined): void {
    if (!use) return;
    this.#addStep(download, use);
    download.uses.add('compiled');
  }

  #addStep(download: Tracked, use: CommandUse): void {
    const steps = this.#steps.get(download);
    if (steps) steps.push(use);
    else this.#steps.set(download, [use]);
  }
}
