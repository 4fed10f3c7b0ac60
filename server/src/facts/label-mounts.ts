import { readProperties } from '../dockerfile/words.ts';
import { readCommands } from '../shell/commands.ts';
import type { MappedText } from '../text/mapped-text.ts';
import type { DocumentNode, Mount, Stage } from './model.ts';
import { optionMounts } from './mounts.ts';
import { readRuns } from './run-options.ts';

/** Labels that `atomic` runs, and `podman container runlabel` too; any other that speaks of `docker run` is for people. */
const RUN_BY_NAME = /^["']?(?:RUN|INSTALL|UNINSTALL|UPDATE|STOP)["']?$/i;

/** Host paths that a container gets which is started as a label of its image says. */
export const labelMounts = (stages: readonly Stage[], token: '\\' | '`'): readonly Mount[] =>
  stages.flatMap(({ instructions }) =>
    instructions.flatMap((node) => {
      const { keyword, arguments: rest } = node.trigger ?? node;
      if (keyword !== 'LABEL') return [];
      return readProperties(rest, keyword, token).flatMap(({ name, value }) =>
        value && RUN_BY_NAME.test(name.text) ? mountsIn(value, node) : [],
      );
    }),
  );

const mountsIn = (value: MappedText, node: DocumentNode): readonly Mount[] => {
  const isQuoted = /^(["']).*\1$/s.test(value.text);
  return readCommands(isQuoted ? value.slice(1, value.text.length - 1) : value, () => undefined)
    .flatMap(readRuns)
    .flatMap(({ options }) => optionMounts(options))
    .map((mount): Mount => ({ ...mount, node, by: 'label' }));
};
