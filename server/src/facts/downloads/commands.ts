import type { Checks } from '../checks.ts';
import { findCheckouts } from '../git.ts';
import { lazy } from '../lazy.ts';
import type { CommandUse, DocumentNode, Stage } from '../model.ts';
import { Proofs } from '../proofs.ts';
import { findRunners, type Runners, runnerOf } from '../runners.ts';
import { type Evidence, freeCheck, verificationOf } from '../verification.ts';
import { readAskedReleases } from './asked-releases.ts';
import { readClone } from './clones.ts';
import type { Tracked } from './draft.ts';
import { readGhReleases } from './gh-releases.ts';
import { readModules } from './modules.ts';
import { readRpmPackages, stagesWithRpmKeys } from './rpm-packages.ts';
import { readTransfers, type Transfer } from './transfers.ts';

/** What other downloads are checked with. */
const PROOF = /\.(?:asc|sig|sign|gpg|minisig|sigstore|(?:sha|md)\d+(?:sums?)?|txt)$|SUMS?$/i;

/** What the commands of a build fetch. */
export const commandDownloads = (uses: readonly CommandUse[], checks: Checks): Tracked[] => {
  const around = { checkouts: findCheckouts(uses), imports: lazy(uses, stagesWithRpmKeys) };
  const fetched: (Transfer | Tracked)[] = [];
  for (const use of uses) if (use.when === 'build') for (const one of readUse(use, around)) fetched.push(one);
  const transfers = fetched.filter((one) => 'names' in one);
  if (transfers.length === 0) return fetched.filter((one): one is Tracked => !('names' in one));
  const free = new Map([...namesByNode(transfers)].map(([node, names]) => [node, freeCheck(node, names, checks)]));
  const evidence = { checks, runners: findRunners(uses), proofs: new Proofs(transfers, uses, checks) };
  return fetched.map((one) => ('names' in one ? finish(one, { ...evidence, free: free.get(one.node) }) : one));
};

/** What other commands of the build say of one that fetches. */
interface Around {
  readonly checkouts: readonly CommandUse[];
  readonly imports: () => ReadonlySet<Stage | undefined>;
}

const readUse = (use: CommandUse, { checkouts, imports }: Around): readonly (Transfer | Tracked)[] => {
  const { name } = use.command;
  if (name === 'curl' || name === 'wget') return [...readTransfers(use, name), ...readAskedReleases(use)];
  if (name === 'xargs') return readAskedReleases(use);
  if (name === 'gh') return readGhReleases(use);
  const clone = readClone(use, checkouts);
  if (clone) return [clone];
  const packages = readRpmPackages(use, imports);
  return packages.length > 0 ? packages : readModules(use);
};

/** The files that each instruction fetches, those that only prove others left out. */
const namesByNode = (fetched: readonly Transfer[]): ReadonlyMap<DocumentNode, ReadonlySet<string>> => {
  const names = new Map<DocumentNode, Set<string>>();
  for (const one of fetched) {
    const ofNode = names.get(one.node) ?? new Set<string>();
    for (const name of one.names) if (!PROOF.test(name)) ofNode.add(name);
    names.set(one.node, ofNode);
  }
  return names;
};

const finish = ({ names, ...draft }: Transfer, around: Evidence & { readonly runners: Runners }): Tracked => ({
  ...draft,
  runBy: runnerOf(draft, around.runners),
  verification: verificationOf({ ...draft, names }, around),
});
