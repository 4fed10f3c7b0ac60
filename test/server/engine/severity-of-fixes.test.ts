import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forRule } from '../../../scripts/frozen-linter.ts';
import type { Severity } from '../../../server/src/rule.ts';

const COMPOSE = 'services:\n  dozzle:\n    image: amir20/dozzle:v8.8.0\n    volumes:\n      - /var/run/docker.sock:/var/run/docker.sock\n';

const withSeverity = (severity: Severity) => {
  const { linter, request } = forRule('docker-socket-mount', { bad: COMPOSE, path: 'compose.yaml' });
  const rules = { ...request.config.rules, 'docker-socket-mount': { severity } };
  return { linter, request: { ...request, config: { ...request.config, rules } } };
};

for (const severity of ['error', 'warning', 'info'] as const)
  test(`a socket proxy is offered and made where the user wants ${severity} for sockets, and is as grave itself`, async () => {
    const { linter, request } = withSeverity(severity);
    const { findings } = await linter.lint(request);
    const checked = await linter.withCheckedFixes(request, findings);
    assert.deepEqual(
      checked.map((one) => [one.severity, one.fixes.length]),
      [[severity, 1]],
    );
    const { applied, report } = await linter.fix(request, 'all');
    assert.equal(applied, 1);
    assert.deepEqual(
      report.findings.map((one) => [one.severity, one.fixes.length]),
      [[severity, 0]],
    );
  });
