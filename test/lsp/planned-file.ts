import { createLinter } from '../../server/src/linter.ts';
import type { Registries } from '../../server/src/lsp/server-host.ts';
import { memoryHost } from '../server/memory-host.ts';
import type { World } from './asked-rule.ts';

const OPEN: Registries = { open: () => undefined, close: () => undefined };
export const IMAGE = 'registry.example.com/org/app:1';
export const TEXT = `FROM ${IMAGE} AS a\nFROM other.example.com/tool:1\n`;

export const WORKSPACE = { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } };

export const setup = (world: World, files: Readonly<Record<string, string>> = {}, registry = 'onDemand') => ({
  registries: OPEN,
  rootUri: 'file:///repo',
  files: memoryHost(files).files as NonNullable<ReturnType<typeof memoryHost>['files']>,
  options: { settings: { registry } },
  capabilities: { workspace: WORKSPACE },
  linter: () => createLinter(memoryHost(files), { book: world.book }),
});
