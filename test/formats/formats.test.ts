import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatColouredText } from '../../server/src/formats/coloured-text.ts';
import type { Format } from '../../server/src/formats/format.ts';
import { formatGithub } from '../../server/src/formats/github.ts';
import { formatJson } from '../../server/src/formats/json.ts';
import { formatSarif } from '../../server/src/formats/sarif.ts';
import { formatText } from '../../server/src/formats/text.ts';
import { aFile, aFinding, EVERYTHING, PLAIN, reportOf } from './a-report.ts';
import { assertGolden } from './golden.ts';
import { assertValid, reportSchema, sarifSchema } from './schemas.ts';

const FORMATS: Readonly<Record<string, Format>> = { text: formatText, json: formatJson, sarif: formatSarif, github: formatGithub };

for (const [name, format] of Object.entries(FORMATS)) {
  test(`${name}: a bit of everything`, () => assertGolden(`everything.${name}`, format(EVERYTHING, { ...PLAIN, skipped: 1 })));
  test(`${name}: nothing found`, () => assertGolden(`nothing.${name}`, format(reportOf([aFile('Dockerfile', '', [])]), PLAIN)));
}

test('text: suppressed findings are shown on demand', () =>
  assertGolden('suppressed.text', formatText(EVERYTHING, { ...PLAIN, suppressed: 'shown' })));

test('text: colours', () => assertGolden('colours.text', formatColouredText(EVERYTHING, PLAIN)));

const ODD: Readonly<Record<string, string>> = {
  empty: '',
  'no line end': 'FROM x',
  'byte order mark alone': '\ufeff',
  'carriage returns alone': 'FROM a\rRUN b\r',
  'lone surrogates': 'FROM \ud800x\udc00',
};

const SARIF_SCHEMA = sarifSchema();
const sarifSkip = SARIF_SCHEMA ? false : 'the devDependency @microsoft/jest-sarif is not installed';

test('json satisfies its schema', () => {
  assertValid(reportSchema(), formatJson(EVERYTHING, PLAIN));
  assertValid(reportSchema(), formatJson(reportOf([], { knowledge: { asOf: undefined } }), PLAIN));
});

test('sarif satisfies the schema of the standard', { skip: sarifSkip }, () => {
  assertValid(SARIF_SCHEMA ?? {}, formatSarif(EVERYTHING, PLAIN));
  assertValid(SARIF_SCHEMA ?? {}, formatSarif(reportOf([]), PLAIN));
});

for (const [name, text] of Object.entries(ODD))
  test(`every format takes findings anywhere in: ${name}`, () => {
    const findings = [0, 1, text.length].flatMap((start) =>
      [0, 1, 9].map((length) => ({ ...aFinding(text, ''), at: { start, end: start + length } })),
    );
    const report = reportOf([aFile('Dockerfile', text, findings)]);
    for (const format of Object.values(FORMATS)) assert.ok(format(report, PLAIN).endsWith('\n'));
    assertValid(reportSchema(), formatJson(report, PLAIN));
    if (SARIF_SCHEMA) assertValid(SARIF_SCHEMA, formatSarif(report, PLAIN));
  });

const STEERING = '\u001b[2J\u0007\u009b31m\u202e\u2066\u0000\u007f';
/** Some terminals and editors break lines at these; JSON may hold them. */
const LINE_BREAKS = '\u2028\u2029';

test('no format lets a file steer the terminal', () => {
  const source = `FROM ${STEERING}x\n`;
  const related = [{ path: `p${STEERING}`, span: { start: 0, end: 1 }, message: STEERING }];
  const fixes = [{ title: STEERING, safety: 'safe' as const, edits: [{ span: { start: 0, end: 1 }, text: STEERING }] }];
  const finding = aFinding(source, `${STEERING}x`, { message: `bad ${STEERING}`, related, fixes });
  const report = reportOf([aFile(`d${STEERING}/Dockerfile`, source, [finding])], { errors: [{ path: STEERING, message: STEERING }] });
  for (const [name, format] of Object.entries(FORMATS)) {
    const steering = format(report, PLAIN)
      .replaceAll('\n', '')
      .match(/\p{Cc}|\p{Bidi_Control}/gu);
    assert.equal(steering, null, name);
  }
});

test('formats for people break no line where the file does not', () => {
  const source = `FROM ${LINE_BREAKS}x\n`;
  const report = reportOf([aFile(`d${LINE_BREAKS}/Dockerfile`, source, [aFinding(source, 'x', { message: `bad ${LINE_BREAKS}` })])]);
  for (const format of [formatText, formatGithub]) assert.doesNotMatch(format(report, PLAIN), /[\u2028\u2029]/);
});

test('text: a long line is cut around the finding, and stays quick', () => {
  const source = `RUN ${'echo x; '.repeat(200_000)}needle ${'echo y; '.repeat(200_000)}\n`;
  const findings = Array.from({ length: 200 }, () => aFinding(source, 'needle'));
  const started = performance.now();
  const lines = formatText(reportOf([aFile('Dockerfile', source, findings)]), PLAIN).split('\n');
  assert.ok(performance.now() - started < 5000);
  assert.ok(lines.every((line) => line.length <= 100));
  const [shown = '', marks = ''] = lines.slice(1, 3);
  assert.equal(shown.slice(marks.indexOf('~'), marks.lastIndexOf('~') + 1), 'needle');
});

test('text: the underline stands below the finding behind tabs and wide characters', () => {
  const source = 'RUN\t漢字 e\u0301 needle\n';
  const [, shown = '', marks = ''] = formatText(reportOf([aFile('Dockerfile', source, [aFinding(source, 'needle')])]), PLAIN).split('\n');
  // A tab takes four columns, each of the two ideographs two, the accent none.
  assert.equal(marks.indexOf('~'), shown.indexOf('needle') + 2 - 1);
});

interface SarifResult {
  readonly partialFingerprints: Readonly<Record<string, string>>;
}

const fingerprintsIn = (source: string): string[] => {
  const first = aFinding(source, 'node:latest');
  const second = { ...first, at: { start: source.lastIndexOf('node:latest'), end: source.lastIndexOf('node:latest') + 11 } };
  const log = JSON.parse(formatSarif(reportOf([aFile('Dockerfile', source, [first, second])]), PLAIN));
  return log.runs[0].results.map(({ partialFingerprints }: SarifResult) => partialFingerprints['plimsoll/v1']);
};

test('sarif: fingerprints tell equal findings apart and survive moved lines', () => {
  const before = fingerprintsIn('FROM node:latest\nFROM node:latest\n');
  assert.equal(new Set(before).size, 2);
  assert.deepEqual(fingerprintsIn('# moved\n\nFROM node:latest AS a\nRUN x\nFROM node:latest\n'), before);
});

test('sarif: paths become relative percent-encoded URIs', () => {
  const log = JSON.parse(formatSarif(reportOf([aFile('a b/%41#?ü:x/Dockerfile', '', [])]), PLAIN));
  assert.deepEqual(log.runs[0].artifacts[0].location, { uri: 'a%20b/%2541%23%3F%C3%BC%3Ax/Dockerfile', uriBaseId: '%SRCROOT%' });
});

test('sarif: a file of another drive stands by itself, for no root leads to it', () => {
  const log = JSON.parse(formatSarif(reportOf([aFile('D:/a b/Dockerfile', '', [])]), PLAIN));
  assert.deepEqual(log.runs[0].artifacts[0].location, { uri: 'file:///D%3A/a%20b/Dockerfile' });
});

test('json: a byte order mark is offset 0 and takes no column', () => {
  const source = '\ufeffFROM x\n';
  const log = JSON.parse(formatJson(reportOf([aFile('Dockerfile', source, [aFinding(source, 'FROM')])]), PLAIN));
  assert.deepEqual(log.files[0].findings[0].start, { line: 1, column: 1, offset: 1 });
});
