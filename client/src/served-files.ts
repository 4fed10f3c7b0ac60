import { Disposable, FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Requests } from '../../server/src/protocol.ts';

const ASSET = 'plimsoll/asset' satisfies keyof Requests;
const READ_FILE = 'plimsoll/readFile' satisfies keyof Requests;
const LIST_FOLDER = 'plimsoll/listFolder' satisfies keyof Requests;

type Params<M extends keyof Requests> = Requests[M]['params'];

/** Reads files for a server that can't: the tables shipped with the extension, and the workspace's files. */
export const serveFiles = (client: BaseLanguageClient, extension: Uri): Disposable =>
  Disposable.from(
    client.onRequest(ASSET, ({ name }: Params<typeof ASSET>) => read(Uri.joinPath(extension, 'dist', 'knowledge', name))),
    client.onRequest(READ_FILE, ({ uri }: Params<typeof READ_FILE>) => read(Uri.parse(uri))),
    client.onRequest(LIST_FOLDER, ({ uri }: Params<typeof LIST_FOLDER>) => list(Uri.parse(uri))),
  );

const read = async (uri: Uri): Promise<string | null> => {
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(uri));
  } catch {
    // The server asks for files that need not exist: configuration in each folder upwards.
    return null;
  }
};

const list = async (uri: Uri): Promise<readonly string[]> => {
  try {
    const entries = await workspace.fs.readDirectory(uri);
    return entries.map(([name, type]) => (type & FileType.Directory ? `${name}/` : name));
  } catch {
    return [];
  }
};
