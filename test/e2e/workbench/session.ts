import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { Cleanup } from './cleanup.ts';
import { serveDevelopmentExtension } from './development-extension.ts';
import { ExtensionHost } from './extension-host.ts';
import { type Files, type Folders, fillWorkspace, makeFolders, removeFolders } from './folders.ts';
import { type Rig, requireRig } from './rig.ts';
import { launchBrowser, newScreen } from './screen.ts';
import { installVsix, type Server, startServer, type Trust } from './server.ts';
import { Workbench } from './workbench.ts';

export interface SessionOptions {
  /** Where the extension runs: in the server's Node, as on a desktop, or in a worker of the page, as on vscode.dev. */
  readonly host: 'node' | 'browser';
  readonly trust: Trust;
  readonly files: Files;
}

export interface Session {
  readonly workbench: Workbench;
  readonly extensionHost: ExtensionHost;
  readonly close: () => Promise<void>;
}

const EXTENSION = /^plimsoll\.plimsoll-/;

/** Opens a VS Code of its own with the packaged extension and the files; the caller closes it. */
export const openSession = async (options: SessionOptions): Promise<Session> => {
  const cleanup = new Cleanup();
  try {
    return { ...(await open(options, cleanup)), close: () => cleanup.run() };
  } catch (failure) {
    await cleanup.run();
    throw failure;
  }
};

const open = async (options: SessionOptions, cleanup: Cleanup): Promise<Omit<Session, 'close'>> => {
  const rig = requireRig();
  const folders = await makeFolders();
  cleanup.add(() => removeFolders(folders));
  await fillWorkspace(folders, options.files);
  const folder = options.host === 'node' ? folders.extensions : folders.unpacked;
  await installVsix(rig.parts, folders, { vsix: rig.vsix, folder });
  const server = await startServer(rig.parts, folders, options.trust);
  cleanup.add(() => server.stop());
  const context = await openScreen({ rig, folders }, cleanup);
  if (options.host === 'browser') await serveUnpacked(context, folders, server);
  return { workbench: await openWorkbench(context, folders, server), extensionHost: new ExtensionHost(folders) };
};

const openScreen = async (place: { rig: Rig; folders: Folders }, cleanup: Cleanup): Promise<BrowserContext> => {
  const browser = await launchBrowser(place.rig.parts, place.folders);
  cleanup.add(() => browser.close());
  return newScreen(browser);
};

const serveUnpacked = async (context: BrowserContext, folders: Folders, server: Server): Promise<void> => {
  const name = (await readdir(folders.unpacked)).find((entry) => EXTENSION.test(entry));
  if (name === undefined) throw new Error(`The VSIX holds no extension whose id matches ${EXTENSION}`);
  await serveDevelopmentExtension(context, { origin: server.origin, folder: join(folders.unpacked, name) });
};

const openWorkbench = async (context: BrowserContext, folders: Folders, server: Server): Promise<Workbench> => {
  const page = await context.newPage();
  await page.goto(`${server.origin}/?folder=${encodeURIComponent(folders.workspace)}`);
  const workbench = new Workbench(page, folders.workspace);
  await workbench.waitUntilReady();
  return workbench;
};
