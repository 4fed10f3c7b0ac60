import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { environment } from './environment.ts';
import type { Folders } from './folders.ts';
import type { Parts } from './parts.mjs';

/** Chromium talks to nobody but the workbench; the two features would keep a page from asking a loopback address. */
const ARGUMENTS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests',
];

export const launchBrowser = (parts: Parts, folders: Folders): Promise<Browser> =>
  chromium.launch({ executablePath: parts.chromium, args: ARGUMENTS, env: definedOnly(environment(folders)) });

const definedOnly = (variables: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(Object.entries(variables).filter((entry): entry is [string, string] => entry[1] !== undefined));

/** Tall, because lists show only the rows that fit. */
const VIEWPORT = { width: 1400, height: 1000 };

export const newScreen = (browser: Browser): Promise<BrowserContext> =>
  browser.newContext({ viewport: VIEWPORT, bypassCSP: true, serviceWorkers: 'block' });
