import type { Arguments } from './arguments.ts';
import type { RegistryAccess } from './host.ts';

/** How registries are asked, by the options of a command; `undefined` for not at all. */
export const registryAccess = (args: Arguments, usual: 'on' | 'off'): RegistryAccess | undefined =>
  (args.value('registry') ?? usual) === 'off'
    ? undefined
    : {
        mirrors: args.values('registry-mirror'),
        insecure: args.values('insecure-registry'),
        certificates: args.values('registry-ca'),
        tokenHosts: args.values('token-host'),
      };
