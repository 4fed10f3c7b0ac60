import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { BrowserContext, Route } from 'playwright-core';

/** An unpacked extension that the page loads itself, as vscode.dev does, instead of the server. */
export interface DevelopmentExtension {
  readonly origin: string;
  readonly folder: string;
}

const PREFIX = '/devext';
const CONFIGURATION = /(?<=<meta id="vscode-workbench-web-configuration" data-settings=")[^"]*/;
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** An extension that code-server installed can't start workers; one that comes from the page's own origin can. */
export const serveDevelopmentExtension = async (context: BrowserContext, extension: DevelopmentExtension): Promise<void> => {
  await context.route(
    (url) => url.origin === extension.origin && url.pathname === '/',
    (route) => servePage(route, extension),
  );
  await context.route(
    (url) => url.pathname.startsWith(`${PREFIX}/`),
    (route) => serveFile(route, extension),
  );
};

const servePage = async (route: Route, extension: DevelopmentExtension): Promise<void> => {
  const response = await route.fetch();
  const page = await response.text();
  if (response.ok() && !CONFIGURATION.test(page)) throw new Error('The workbench page has no configuration to extend');
  const body = page.replace(CONFIGURATION, (settings) => withExtension(settings, extension));
  await route.fulfill({ response, body });
};

const withExtension = (settings: string, extension: DevelopmentExtension): string => {
  const configuration = JSON.parse(unescapeHtml(settings)) as { developmentOptions?: object };
  const authority = new URL(extension.origin).host;
  const extensions = [{ scheme: 'http', authority, path: PREFIX }];
  const developmentOptions = { ...configuration.developmentOptions, extensions };
  return escapeHtml(JSON.stringify({ ...configuration, developmentOptions }));
};

const serveFile = async (route: Route, extension: DevelopmentExtension): Promise<void> => {
  const path = decodeURIComponent(new URL(route.request().url()).pathname.slice(PREFIX.length));
  const body = await readFile(join(extension.folder, path)).catch(() => undefined);
  if (body === undefined) return route.fulfill({ status: 404 });
  return route.fulfill({ body, contentType: TYPES[extname(path)] ?? 'text/plain' });
};

const unescapeHtml = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
