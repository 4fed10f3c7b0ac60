import type { Freshness } from '../registry/recall.ts';
import type { Arguments } from './arguments.ts';
import type { RegistryAccess } from './host.ts';

/** What a command does unless it is told otherwise. */
interface Habit {
  readonly usual: 'on' | 'off';
  /** A command has one say: whatever is asked anew behind its back would come too late. */
  readonly freshness: Freshness;
}

/** How registries are asked, by the options of a command; `undefined` for not at all. */
export const registryAccess = (args: Arguments, { usual, freshness }: Habit): RegistryAccess | undefined =>
  (args.value('registry') ?? usual) === 'off'
    ? undefined
    : {
        freshness,
        mirrors: args.values('registry-mirror'),
        insecure: args.values('insecure-registry'),
        certificates: args.values('registry-ca'),
        tokenHosts: args.values('token-host'),
      };
