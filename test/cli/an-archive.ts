import { createHash } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { gzipSync } from 'node:zlib';
import { apkArchive } from '../server/knowledge/build/archives.ts';
import { APKINDEX_COMMUNITY, APKINDEX_MAIN, BACKPORTS, PACKAGES, SECURITY, UNIVERSE } from '../server/knowledge/build/indices.ts';

/** By path; one without bytes is missing. */
export type Files = Readonly<Record<string, Uint8Array | undefined>>;

interface Suite {
  readonly name: string;
  readonly codename?: string;
  readonly component: string;
  readonly packages: string;
  readonly pack?: (text: string) => readonly [string, Uint8Array];
}

const packed = (text: string): readonly [string, Uint8Array] => ['.gz', gzipSync(text)];

/** The files of one suite, listed in its Release file as they are. */
export const suiteFiles = ({ name, codename = name, component, packages, pack = packed }: Suite): Files => {
  const [end, bytes] = pack(packages);
  const path = `${component}/binary-amd64/Packages${end}`;
  const sum = createHash('sha256').update(bytes).digest('hex');
  const head = `Codename: ${codename}\nDate: Mon, 23 Nov 2026 08:10:14 UTC\nValid-Until: Mon, 30 Nov 2026 08:10:14 UTC\n`;
  const release = `-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n${head}SHA256:\n ${sum} ${bytes.length} ${path}\n-----BEGIN PGP SIGNATURE-----\n`;
  return { [`dists/${name}/InRelease`]: Buffer.from(release), [`dists/${name}/${path}`]: bytes };
};

/** Debian trixie with its security fixes and its backports. */
export const debian = (): Files => ({
  ...suiteFiles({ name: 'trixie', component: 'main', packages: PACKAGES }),
  ...suiteFiles({ name: 'trixie-security', component: 'main', packages: SECURITY }),
  ...suiteFiles({ name: 'trixie-backports', component: 'main', packages: BACKPORTS }),
});

/** Ubuntu 24.04; its suites all have the codename of the release, and four components. */
export const ubuntu = (): Files => {
  const components = ['main', 'restricted', 'universe', 'multiverse'];
  const files: Record<string, Uint8Array | undefined> = {};
  for (const name of ['noble', 'noble-updates', 'noble-security']) {
    const parts = components.map((component) =>
      suiteFiles({ name, codename: 'noble', component, packages: component === 'universe' ? UNIVERSE : '' }),
    );
    const lists = parts.map((part) => Buffer.from(part[`dists/${name}/InRelease`] ?? []).toString());
    const sums = lists.flatMap((text) => text.match(/^ [0-9a-f]{64} .*$/gm) ?? []);
    Object.assign(files, ...parts, {
      [`dists/${name}/InRelease`]: Buffer.from(`Codename: noble\nDate: Fri, 20 Nov 2026 10:00:00 UTC\nSHA256:\n${sums.join('\n')}\n`),
    });
  }
  return files;
};

/** Alpine 3.22. */
export const alpine = (): Files => ({
  'v3.22/main/x86_64/APKINDEX.tar.gz': gzipSync(Buffer.from(apkArchive(APKINDEX_MAIN), 'latin1')),
  'v3.22/community/x86_64/APKINDEX.tar.gz': gzipSync(Buffer.from(apkArchive(APKINDEX_COMMUNITY), 'latin1')),
});

/** Serves files over HTTP until the test is over; gives the address. */
export const served = (context: TestContext, files: Files): Promise<string> =>
  listening(context, ({ url = '' }, response) => {
    const bytes = files[decodeURIComponent(url).replace(/^\/archive\//, '')];
    response.statusCode = bytes ? 200 : 404;
    response.end(bytes ?? 'not found');
  });

/** A server that only leads elsewhere; gives its address. */
export const redirecting = (context: TestContext, to: (url: string) => string): Promise<string> =>
  listening(context, ({ url = '' }, response) => {
    response.writeHead(302, { location: to(url) }).end('elsewhere');
  });

const listening = async (context: TestContext, listener: RequestListener): Promise<string> => {
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/archive/`;
};

/** An address at which nobody listens any more. */
export const closedAddress = async (): Promise<string> => {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return `http://127.0.0.1:${port}/debian`;
};
