import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DEFAULT_CONFIG } from '../../server/src/engine/config-model.ts';
import { createLinter } from '../../server/src/linter.ts';
import { pathOf } from '../../server/src/text/uris.ts';
import { memoryHost } from './memory-host.ts';

/** Projects as the platforms name them; URIs as editors send them. */
const PROJECTS = [
  ['POSIX', '/w'],
  ['POSIX, at the top', ''],
  ['a drive', 'C:/w'],
  ['a drive, at its top', 'c:'],
  ['a share', '//server/share/w'],
  ['a drive, by its URI', pathOf('file:///c%3A/my%20projects/w')],
  ['a virtual workspace', 'vscode-vfs://github/owner/repo'],
] as const;

const COMPOSE = 'services:\n  web:\n    build:\n      context: .\\web\n      args:\n        TAG: latest\n';
const DOCKERFILE = 'ARG TAG=1.2\nFROM registry.example.com/node:${TAG}\n';

describe('configuration and Compose files are found on', () => {
  for (const [name, root] of PROJECTS)
    it(name, async () => {
      const path = `${root}/web/Dockerfile`;
      const config = 'overrides:\n  - files: [web/Dockerfile]\n    rules:\n      unpinned-image: error\n';
      const files = { [`${root}/.plimsoll.yaml`]: config, [`${root}/compose.yaml`]: COMPOSE, [path]: DOCKERFILE };
      const linter = createLinter(memoryHost(files));
      const loaded = await linter.configFor(path);
      assert.equal(loaded.path, `${root}/.plimsoll.yaml`);
      const request = { path, text: DOCKERFILE, config: loaded.config, configPath: `${root}/.plimsoll.yaml`, scope: 'workspace' as const };
      const { findings } = await linter.lint(request);
      assert.deepEqual(
        findings.map(({ rule, severity, related }) => [rule, severity, related[0]?.path]),
        [['unpinned-image', 'error', `${root}/compose.yaml`]],
      );
    });

  it('no platform for a document that has no folder', async () => {
    const linter = createLinter(memoryHost({ '/.plimsoll.yaml': 'extends: strict\n' }));
    assert.deepEqual(await linter.configFor('untitled:Untitled-1'), { config: DEFAULT_CONFIG, problems: [] });
  });
});
