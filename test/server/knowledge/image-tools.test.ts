import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TOOLS, toolsOf } from '../../../server/src/knowledge/image-tools.ts';
import { frozenTable, opened, shippedText } from './texts.ts';

const table = frozenTable('image-tools');

/** Image, tag, and its tools; `?` where they are not known. */
const CASES: readonly (readonly [string, string, string])[] = [
  ['node', '22', 'curl,wget'],
  ['node', '22.11.0-bookworm', 'curl,wget'],
  ['node', 'lts-slim', ''],
  ['node', '20-bullseye-slim', ''],
  ['node', '20-alpine3.20', 'wget,nc'],
  ['node', '8-slim', '?'],
  ['node', '22-chiseled', '?'],
  ['python', '3.7.1-slim', ''],
  ['python', '3.6-slim', '?'],
  ['python', '3', 'curl,wget'],
  ['python', '2-slim', '?'],
  ['nginx', '', 'curl'],
  ['nginx', '1.27-alpine', 'curl,wget,nc'],
  ['nginx', '1.27-alpine-slim', 'wget,nc'],
  ['nginx', 'stable-perl', 'curl'],
  ['eclipse-temurin', '21.0.5_11-jre-alpine', 'wget,nc'],
  ['eclipse-temurin', '21-jre-windowsservercore-ltsc2022', '?'],
  ['openjdk', '17-oracle', '?'],
  ['ubuntu', '24.04', ''],
  ['ubuntu', '16.04', '?'],
  ['ubuntu', 'trusty', '?'],
  ['debian', 'bookworm-20241202-slim', ''],
  ['wordpress', 'php8.3-fpm', 'curl'],
  ['gcr.io/distroless/static-debian12', 'nonroot', ''],
  ['gcr.io/distroless/static-debian12', 'debug', '?'],
  ['mcr.microsoft.com/dotnet/aspnet', '8.0-alpine', 'wget,nc'],
  ['mcr.microsoft.com/dotnet/aspnet', '8.0-jammy-chiseled', '?'],
  ['example', 'latest', '?'],
];

test('tools: by image, variant and version; silent for what was not looked at', () => {
  for (const [image, tag, expected] of CASES) {
    const tools = toolsOf(table, image, tag);
    assert.equal(tools ? [...tools].join(',') : '?', expected, `${image}:${tag}`);
  }
});

test('the shipped table names nothing but tools, none or nothing', () => {
  const shipped = opened(shippedText('image-tools'));
  const words = [...shipped.keys()].flatMap((key) => (shipped.row(key) ?? []).slice(2)).flatMap((cell) => cell.split(','));
  assert.deepEqual([...new Set(words)].sort(), ['', ...TOOLS, 'none'].sort());
});
