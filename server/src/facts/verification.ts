import type { Check, Checks } from './checks.ts';
import type { DocumentNode, Download, Verification, Weakness } from './model.ts';
import type { Proofs } from './proofs.ts';
import { sumOfCheck } from './written-sums.ts';

/** A download as checks see it. */
export interface Checked extends Pick<Download, 'node' | 'stage' | 'source'> {
  /** What its file may be called. */
  readonly names: readonly string[];
}

/** What a download is held against. */
export interface Evidence {
  readonly checks: Checks;
  readonly proofs: Proofs;
  /** A check of the same instruction that may mean any file. */
  readonly free: Check | undefined;
}

/** The check of an instruction that names none of the files that are fetched there, and so may mean any of them. */
export const freeCheck = (node: DocumentNode, fetched: ReadonlySet<string>, { byNode }: Checks): Check | undefined =>
  byNode.get(node)?.find(({ names }) => !names.some((name) => fetched.has(name)));

/** How a download is checked: by commands of the stage that name its file, or by a free one of its instruction. The strongest counts. */
export const verificationOf = (download: Checked, { checks, proofs, free }: Evidence): Verification | undefined => {
  const inStage = checks.byName.get(download.stage);
  const naming = download.names.flatMap((name) => inStage?.get(name) ?? []);
  const meant = naming.length > 0 || !free ? naming : [free];
  const found = meant.map((check) => ({ check, weakness: weaknessOf(check, download, proofs) }));
  const best = found.find(({ weakness }) => weakness === undefined) ?? found[0];
  const isProven = best !== undefined && best.weakness === undefined;
  if (!isProven && isOfCommit(download.source)) return BY_COMMIT;
  if (!best) return undefined;
  const sum = best.check.by === 'checksum' ? sumOfCheck(best.check) : undefined;
  return { by: best.check.by, weakness: best.weakness, ...(sum && { sum }) };
};

const BY_COMMIT: Verification = { by: 'commit', weakness: undefined };

const weaknessOf = (check: Check, download: Checked, proofs: Proofs): Weakness | undefined => {
  if (check.by === 'signature') return proofs.hasForeignKey(download) ? undefined : 'unpinned-key';
  if (proofs.comesFromSameHost(check, download)) return 'same-host';
  return check.isBroken ? 'broken-hash' : undefined;
};

/** What a forge serves under a full commit can't become other code, short of a break-in there. */
const isOfCommit = ({ host, path }: Download['source']): boolean =>
  /(?:^|\.)(?:github|githubusercontent|gitlab|bitbucket|codeberg)\./.test(host) && /\/[0-9a-f]{40}(?:[/.]|$)/.test(path);
