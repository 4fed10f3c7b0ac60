import type { FileReport, Finding, Report } from '../engine/model.ts';
import type { Fix } from '../rule.ts';
import { fingerprintsOf } from './fingerprint.ts';
import type { Format } from './format.ts';
import { jsonText } from './json-text.ts';
import { artifactLocation, physicalLocation, regionOf, uriBases } from './sarif-location.ts';
import { LEVEL, type RuleTable, ruleTable } from './sarif-rules.ts';
import { type LinesByPath, linesByPath, SourceLines } from './source-lines.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** SARIF 2.1.0, for code scanning services and viewers. */
export const formatSarif: Format = (report, { rootUri }) => {
  const rules = ruleTable(report);
  const run = {
    tool: { driver: driverOf(report, rules) },
    invocations: [invocationOf(report)],
    originalUriBaseIds: uriBases(rootUri),
    artifacts: report.files.map(({ path }) => ({ location: artifactLocation(path) })),
    columnKind: 'utf16CodeUnits',
    results: resultsOf(report, rules),
  };
  return jsonText({ $schema: SCHEMA, version: '2.1.0', runs: [run] });
};

const driverOf = ({ tool }: Report, { descriptors }: RuleTable): unknown => ({
  name: tool.name,
  version: tool.version,
  semanticVersion: tool.version,
  rules: descriptors,
});

const invocationOf = ({ errors }: Report): unknown => ({
  executionSuccessful: errors.length === 0,
  toolExecutionNotifications: errors.map(({ path, message }) => ({
    level: 'error',
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation: artifactLocation(path) } }],
  })),
});

const resultsOf = (report: Report, rules: RuleTable): unknown[] => {
  const lines = linesByPath(report.files);
  return report.files.flatMap((file) => {
    const fingerprints = fingerprintsOf(file, lines.get(file.path) ?? new SourceLines(file.text));
    return file.findings.map((finding) => ({
      ...resultOf(finding, { file, lines, rules }),
      partialFingerprints: { 'plimsoll/v1': fingerprints.get(finding) },
    }));
  });
};

interface Context {
  readonly file: FileReport;
  readonly lines: LinesByPath;
  readonly rules: RuleTable;
}

const resultOf = (finding: Finding, { file: { path }, lines, rules }: Context): object => ({
  ruleId: finding.rule,
  ruleIndex: rules.indexOf.get(finding.rule),
  level: LEVEL[finding.severity],
  message: { text: finding.message },
  locations: [{ physicalLocation: physicalLocation(path, finding.at, lines) }],
  ...(finding.related.length > 0 && { relatedLocations: relatedLocations(finding, path, lines) }),
  ...(finding.fixes.length > 0 && { fixes: finding.fixes.map((fix) => fixOf(fix, path, lines)) }),
  ...(finding.suppressed && { suppressions: [suppressionOf(finding.suppressed)] }),
  ...(finding.data.also.length > 0 && { properties: { also: finding.data.also } }),
});

const relatedLocations = ({ related }: Finding, own: string, lines: LinesByPath): unknown[] =>
  related.map(({ path, span, message }, id) => ({
    id,
    message: { text: message },
    physicalLocation: physicalLocation(path ?? own, span, lines),
  }));

const suppressionOf = ({ by, reason }: NonNullable<Finding['suppressed']>): unknown => ({
  kind: 'inSource',
  status: 'accepted',
  justification: reason ?? `by ${by}, no reason given`,
});

/** One change for each file that the fix edits, in the order in which it names them. */
const fixOf = ({ title, safety, edits }: Fix, own: string, lines: LinesByPath): unknown => {
  const paths = [...new Set(edits.map(({ path }) => path ?? own))];
  const changes = paths.map((path) => ({
    artifactLocation: artifactLocation(path),
    replacements: edits
      .filter((edit) => (edit.path ?? own) === path)
      .map(({ span, text }) => ({ deletedRegion: regionOf(span, lines.get(path)), insertedContent: { text } })),
  }));
  return { description: { text: title }, artifactChanges: changes, properties: { safety } };
};
