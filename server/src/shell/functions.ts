import type { CompoundCommand, CompoundList, Redirected } from 'unbash';
import type { MappedText } from '../text/mapped-text.ts';
import type { FunctionBody } from './model.ts';

/** How much of bodies is read again for calls: more than any real script needs, and little enough for a hostile one. */
const MAX_REREAD = 100_000;

/** A body that is never closed has no length, and goes to the end of the script. */
const MIN_BODY = 500;

/** What a function runs, and the text that it is written in. */
export interface Defined extends FunctionBody {
  readonly node: CompoundCommand | Redirected | CompoundList;
  readonly source: MappedText;
  isCalled: boolean;
}

/** The functions of a script. */
export class Functions {
  readonly #byName = new Map<string, Defined>();
  #left = MAX_REREAD;

  /** Takes up a function; the last of a name counts. */
  define(name: string, node: Defined['node'], source: MappedText): Defined {
    const defined = { node, source, isCalled: false };
    this.#byName.set(name, defined);
    return defined;
  }

  /** The function that a command calls, as long as there is something left to read it with. */
  called(name: string): Defined | undefined {
    const defined = this.#byName.get(name);
    if (!defined) return undefined;
    this.#left -= Math.max(defined.node.end - defined.node.pos, MIN_BODY);
    if (this.#left < 0) return undefined;
    defined.isCalled = true;
    return defined;
  }
}
