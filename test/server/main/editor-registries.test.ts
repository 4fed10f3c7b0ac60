import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Connection } from 'vscode-languageserver';
import type { RegistryAccess } from '../../../server/src/lsp/server-host.ts';
import { EditorRegistries } from '../../../server/src/main/registry/editor-registries.ts';
import type { WireRequest, WireResponse } from '../../../server/src/protocol.ts';
import { temporaryFolder } from '../../registry/lab/debian-registry.ts';
import { memoryHost } from '../memory-host.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const ACCESS: RegistryAccess = { mirrors: [], insecure: [], certificates: ['/ca.pem'], tokenHosts: [], requests: 'client' };

/** A client that answers each request so, and remembers them. */
const clientThat = (t: TestContext, answer: WireResponse | Error) => {
  const requests: WireRequest[] = [];
  const sendRequest = async (_: string, request: WireRequest): Promise<WireResponse> => {
    requests.push(request);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const env = { HOME: temporaryFolder(t) };
  const registries = new EditorRegistries({ host: memoryHost(), connection: { sendRequest } as unknown as Connection, env });
  const ask = () =>
    registries.settle({ from: 'registries' }, (lookUps) =>
      lookUps.answerTo({ ask: 'digest', of: { registry: 'registry.example.com', repository: 'app', tag: '1' } }),
    );
  return { requests, registries, ask };
};

const TOLD: WireResponse = {
  status: 200,
  headers: { 'docker-content-digest': DIGEST, 'content-type': 'application/vnd.oci.image.index.v1+json' },
  body: '',
};

describe('the way to registries of an editor', () => {
  it('is closed until it is opened, and after it is closed', async (t) => {
    const { requests, registries, ask } = clientThat(t, TOLD);
    assert.equal(await ask(), undefined);
    registries.open(ACCESS);
    const answer = await ask();
    assert.equal(typeof answer === 'object' && answer.digest, DIGEST);
    registries.close();
    assert.equal(await ask(), undefined);
    assert.deepEqual(
      requests.map(({ method, url, authorities }) => [method, url, authorities]),
      [['HEAD', 'https://registry.example.com/v2/app/manifests/1', ['/ca.pem']]],
    );
  });

  it('leads on as before when it is opened anew in the same way: who failed is not asked again at once', async (t) => {
    const { requests, registries, ask } = clientThat(t, { failure: 'unreachable' });
    registries.open(ACCESS);
    await ask();
    const { length } = requests;
    registries.close();
    registries.open({ ...ACCESS });
    await ask();
    assert.deepEqual([length > 0, requests.length], [true, length]);
    registries.open({ ...ACCESS, certificates: [] });
    await ask();
    assert.ok(requests.length > length);
  });

  it('ends where the client is gone', async (t) => {
    const { registries, ask } = clientThat(t, new Error('the connection is closed'));
    registries.open(ACCESS);
    assert.equal(await ask(), undefined);
  });
});
