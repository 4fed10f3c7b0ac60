import assert from 'node:assert/strict';
import { test } from 'node:test';
import { replaceStage } from '../../../server/src/edit/replace-stage.ts';
import { keepsInstructions } from '../../../server/src/engine/instruction-check.ts';
import type { Distribution, SourceBuild } from '../../../server/src/facts/model.ts';
import { applyEdits } from '../../../server/src/text/edits.ts';
import { factsOf } from '../facts/facts-of.ts';

const replaced = (text: string, packages = ['pigz']): string | undefined => {
  const facts = factsOf(text);
  const [build] = facts.builds as readonly [SourceBuild];
  const edits = replaceStage({ build, distribution: build.stage?.distribution as Distribution, packages }, facts);
  if (!edits) return undefined;
  const result = applyEdits(text, edits);
  const after = factsOf(result);
  assert.deepEqual([after.parseErrors, after.builds], [[], []]);
  assert.ok(keepsInstructions({ before: facts, after, edits }));
  return result;
};

const BUILD = 'RUN apk add make gcc && wget https://example.com/pigz-2.8.tar.gz && tar xzf pigz-2.8.tar.gz && cd pigz-2.8 && make';
const from = (copy: string, base = 'alpine:3.20', more = ''): string =>
  `FROM alpine:3.20 AS build\n# why\n${BUILD}\n\n# shipped\nFROM ${base}\n${copy}\n${more}`;

test('the program comes as a package where it was copied to, and the stage that built it is gone', () => {
  assert.equal(
    replaced(from('COPY --from=build /pigz-2.8/pigz /usr/local/bin/', 'alpine:3.20', 'CMD ["pigz"]\n')),
    '# why\n# shipped\nFROM alpine:3.20\nRUN apk add --no-cache pigz\nCMD ["pigz"]\n',
  );
});

test('no fix unless all that is copied is found by its name, on the same release', () => {
  const copy = 'COPY --from=build /pigz-2.8/pigz /usr/local/bin/pigz';
  assert.equal(replaced(from(copy, 'alpine:3.19')), undefined, 'another release');
  assert.equal(replaced(from(copy, 'scratch')), undefined, 'no distribution');
  assert.equal(replaced(from(copy, 'alpine:3.20', 'CMD ["/usr/local/bin/pigz"]\n')), undefined, 'looked for by its path');
  assert.equal(replaced(from(copy, 'alpine:3.20', 'COPY --from=build /etc/x /etc/x\n')), undefined, 'something else is copied');
  assert.equal(replaced(from(copy.replace('COPY', 'USER app\nCOPY'))), undefined, 'another user');
  assert.equal(replaced(from('COPY --from=0 /pigz-2.8/pigz /usr/local/bin/')), undefined, 'by number');
  assert.equal(replaced(from(copy.replace('/usr/local/bin/pigz', '/opt/pigz'))), undefined, 'another place');
  assert.equal(replaced(from(copy.replace('/usr/local/bin/pigz', '/usr/local/bin/gzip'))), undefined, 'another name');
  assert.equal(replaced(`${from(copy)}FROM build\n`), undefined, 'stood on');
  assert.equal(replaced(from(copy).replace('# why', 'COPY a.patch /')), undefined, 'with files of the project');
  assert.equal(replaced(from(copy).replace('&& make', '&& patch -p1 < /a && make')), undefined, 'changed');
});
