import type { Blob, Manifest } from './images.ts';
import type { Pushed } from './world.ts';

/** A registry that takes what is pushed, and what it wants to see of who pushes. */
export interface Target {
  readonly origin: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const expectStatus = async (response: Response, status: number): Promise<Response> => {
  if (response.status !== status) throw new Error(`${response.url}: ${response.status} ${await response.text()}`);
  return response;
};

const pushBlob = async ({ origin, headers = {} }: Target, repository: string, { digest, bytes }: Blob): Promise<void> => {
  const started = await expectStatus(await fetch(`${origin}/v2/${repository}/blobs/uploads/`, { method: 'POST', headers }), 202);
  const location = new URL(started.headers.get('location') ?? '', origin);
  location.searchParams.set('digest', digest);
  const type = { 'content-type': 'application/octet-stream' };
  await expectStatus(await fetch(location, { method: 'PUT', headers: { ...headers, ...type }, body: bytes }), 201);
};

interface Named {
  readonly repository: string;
  readonly name: string;
}

export const pushManifest = async ({ origin, headers = {} }: Target, { repository, name }: Named, manifest: Manifest): Promise<void> => {
  const options = { method: 'PUT', headers: { ...headers, 'content-type': manifest.mediaType }, body: manifest.bytes };
  await expectStatus(await fetch(`${origin}/v2/${repository}/manifests/${name}`, options), 201);
};

/** Pushes images, what holds them together, and the tags. */
export const push = async (target: Target, { repository, tags, images, manifest }: Pushed): Promise<void> => {
  for (const image of images) {
    await pushBlob(target, repository, image.config);
    await pushBlob(target, repository, image.layer);
    await pushManifest(target, { repository, name: image.manifest.digest }, image.manifest);
  }
  await Promise.all(tags.map((tag) => pushManifest(target, { repository, name: tag }, manifest)));
};
