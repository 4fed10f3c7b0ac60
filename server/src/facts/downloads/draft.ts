import { pathFrom } from '../../shell/folders.ts';
import type { CommandUse, Download, DownloadUse } from '../model.ts';

/** A download whose uses are still being found. */
export interface Tracked extends Download {
  readonly uses: Set<DownloadUse>;
}

/** The folder that a command runs in. */
export const placeOf = ({ folder, command }: CommandUse): string => pathFrom(folder, command.folder);

/** What a command fetches has in common with all else that it does. */
export const common = (use: CommandUse): Pick<Tracked, 'node' | 'stage' | 'use' | 'runBy' | 'uses'> => ({
  node: use.node,
  stage: use.stage,
  use,
  runBy: undefined,
  uses: new Set(),
});
