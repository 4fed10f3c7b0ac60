import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Compares with a file beside the tests; `UPDATE=1` writes it anew. */
export const assertGolden = (name: string, actual: string): void => {
  const path = join(import.meta.dirname, 'golden', name);
  if (process.env.UPDATE === '1') writeFileSync(path, actual);
  assert.equal(actual, readFileSync(path, 'utf8'));
};
