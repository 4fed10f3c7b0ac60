import type { ContainerSettings } from './model.ts';

/** What a message calls a container: by the name that a manifest gives it, for that of a command is its program's. */
export const calledIn = ({ name, by }: Pick<ContainerSettings, 'name' | 'by'>): string => (by === 'manifest' ? name : 'the container');
