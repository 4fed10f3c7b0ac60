import type { FileReport, Finding, Report } from '../../server/src/engine/model.ts';
import type { FormatOptions } from '../../server/src/formats/format.ts';
import type { Rule } from '../../server/src/rule.ts';

export const PLAIN: FormatOptions = { width: 80, suppressed: 'hidden', skipped: 0, rootUri: 'file:///repo/project/' };

/** A rule that is only looked at. */
export const aRule = (id: string, traits: Partial<Rule> = {}): Rule => ({
  id,
  summary: `What ${id} finds`,
  why: `Why ${id} matters.`,
  category: 'security',
  severity: 'warning',
  tier: 'recommended',
  needs: [],
  aliases: [],
  options: {},
  examples: [{ bad: 'FROM node\n', good: 'FROM node:22.11.0\n' }],
  links: [],
  *check() {},
  ...traits,
});

/** A finding over the first place where `text` stands. */
export const aFinding = (source: string, text: string, traits: Partial<Finding> = {}): Finding => {
  const start = source.indexOf(text);
  return {
    rule: 'unpinned-image',
    aliases: [],
    severity: 'warning',
    message: 'The tag moves. Name a version.',
    url: 'https://example.org/unpinned-image.md',
    at: { start, end: start + text.length },
    fixes: [],
    related: [],
    data: { also: [] },
    ...traits,
  };
};

export const aFile = (path: string, text: string, findings: readonly Finding[]): FileReport => ({
  path,
  kind: 'dockerfile',
  text,
  findings,
});

export const reportOf = (files: readonly FileReport[], traits: Partial<Report> = {}): Report => ({
  tool: { name: 'plimsoll', version: '1.2.3' },
  knowledge: { asOf: '2026-11-01' },
  rules: [
    aRule('unpinned-image', { aliases: ['DL3006'], links: ['https://example.org/pin'] }),
    aRule('docker-socket-mount', { severity: 'error', online: true }),
  ],
  files,
  errors: [],
  ...traits,
});

const MAIN =
  '\ufeffARG TAG=latest\r\nFROM node:${TAG}\r\nRUN --mount=type=bind,source=/var/run/docker.sock \\\r\n    true\r\n# 🚢 größe\r\nFROM 漢字\t:latest\r\n';
const OTHER = 'FROM debian\nRUN make\n';

/** A bit of everything: several files, severities, fixes, relations, suppressions, odd characters and paths. */
export const EVERYTHING: Report = reportOf(
  [
    aFile('docker/Dockerfile', MAIN, [
      aFinding(MAIN, 'node:${TAG}', {
        aliases: ['DL3006'],
        fixes: [
          { title: 'Pin to 22.11.0', safety: 'safe', edits: [{ span: { start: 9, end: 15 }, text: '22.11.0' }] },
          {
            title: 'Pin in the other file',
            safety: 'review',
            edits: [{ path: 'a b/ü.Dockerfile', span: { start: 0, end: 0 }, text: '# x\n' }],
          },
        ],
        related: [{ span: { start: 5, end: 15 }, message: 'the default comes from here' }],
        data: { also: ['floating-tag'] },
      }),
      aFinding(MAIN, '--mount=type=bind,source=/var/run/docker.sock \\\r\n    true', {
        rule: 'docker-socket-mount',
        severity: 'error',
        message: 'The build gets "50%, or more":\nthe host.',
        fixes: [{ title: 'Drop the mount', safety: 'review', edits: [{ span: { start: 40, end: 50 }, text: '' }] }],
      }),
      aFinding(MAIN, '漢字\t:latest', { severity: 'info', message: 'Wide and tabbed.' }),
    ]),
    aFile('a b/ü.Dockerfile', OTHER, [
      aFinding(OTHER, 'debian', { suppressed: { by: '# hadolint ignore', reason: 'pinned by CI' } }),
      aFinding(OTHER, 'make', {
        rule: 'of-no-table',
        related: [{ path: 'gone/compose.yaml', span: { start: 3, end: 7 }, message: 'built here' }],
      }),
    ]),
  ],
  { errors: [{ path: 'broken,:Dockerfile', message: 'is binary' }] },
);
