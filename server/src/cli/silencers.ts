import { many } from '../formats/counts.ts';
import { shownPath } from './paths.ts';

/** Configurations that turn registries off, and for how many files. */
export class Silencers {
  readonly #cwd: string;
  readonly #files = new Map<string, number>();

  constructor(cwd: string) {
    this.#cwd = cwd;
  }

  /** Takes in that a file's configuration turns them off. */
  note(configPath: string | undefined): void {
    const path = shownPath(configPath ?? '.plimsoll.yaml', this.#cwd);
    this.#files.set(path, (this.#files.get(path) ?? 0) + 1);
  }

  /** One line for each configuration; `outcome` is what the files are. */
  lines(outcome: string): readonly string[] {
    return [...this.#files].sort().map(([path, count]) => `${path} turns registries off, and so ${filesAre(count)} ${outcome}`);
  }
}

const filesAre = (count: number): string => `${many(count, 'file')} below it ${count === 1 ? 'is' : 'are'}`;
