// Prints what failed and what was skipped, one line for the rest, and leaves the counts where PLIMSOLL_TEST_COUNTS says.
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { inspect } from 'node:util';

const counts = { passed: 0, failed: 0, skipped: 0 };

/** A suite passes and fails with its tests, so only they are counted. */
const isTest = ({ details }) => details.type !== 'suite';

const where = ({ file, line }) => (file === undefined ? '' : ` (${relative(process.cwd(), file)}:${line})`);

/** The runner wraps what a test threw. */
const cause = (error) => inspect(error?.cause ?? error, { colors: process.stdout.isTTY === true, depth: 6 });

/** Of nested tests the outer ones fail only because an inner one did. */
const isEcho = ({ details }) => details.error?.failureType === 'subtestsFailed';

const failure = (data) => {
  if (isEcho(data)) return '';
  counts.failed += 1;
  return `\n✖ ${data.name}${where(data)}\n${cause(data.details.error).replaceAll(/^/gm, '    ')}\n`;
};

const skipped = (data, reason) => {
  counts.skipped += 1;
  return `  skipped: ${data.name}${typeof reason === 'string' && reason !== '' ? `: ${reason}` : ''}\n`;
};

const report = ({ type, data }) => {
  if (type === 'test:stderr' || type === 'test:stdout') return data.message;
  if (type === 'test:fail' && isTest(data)) return failure(data);
  if (type !== 'test:pass' || !isTest(data)) return '';
  const reason = data.skip ?? data.todo;
  if (reason !== undefined) return skipped(data, reason);
  counts.passed += 1;
  return '';
};

export default async function* (source) {
  for await (const event of source) yield report(event);
  if (process.env.PLIMSOLL_TEST_COUNTS) writeFileSync(process.env.PLIMSOLL_TEST_COUNTS, JSON.stringify(counts));
  yield `  ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped in this step\n`;
}
