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
  ['eclipse-temurin', '21-jre-noble', 'curl,wget'],
  ['eclipse-temurin', '23-jre', 'wget'],
  ['eclipse-temurin', '25-jre', ''],
  ['eclipse-temurin', 'latest', ''],
  ['eclipse-temurin', '25-jre-alpine', 'wget,nc'],
  ['openjdk', '11-jre', 'curl,wget'],
  ['openjdk', '17', '?'],
  ['openjdk', '17-slim', ''],
  ['traefik', 'v3.1.2', 'wget,nc'],
  ['traefik', 'v2.5', '?'],
  ['caddy', '2.8-alpine', 'wget,nc'],
  ['caddy', '2', 'curl,wget,nc'],
  ['docker', '27-dind', 'wget,nc'],
  ['quay.io/keycloak/keycloak', '26.0.7', ''],
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

test('the shipped table names nothing but tools, none or nothing, and where each row is from', () => {
  const shipped = opened(shippedText('image-tools'));
  const rows = [...shipped.keys()].map((key) => shipped.row(key) ?? []);
  const words = rows.flatMap((row) => row.slice(2, 6)).flatMap((cell) => cell.split(/[,|]/));
  assert.deepEqual([...new Set(words)].sort(), ['', ...TOOLS, 'none'].sort());
  for (const [image, since = '', ...cells] of rows) {
    assert.ok((cells[4] ?? '').length > 10, `${image} says where it is from`);
    const lengths = cells.slice(0, 4).map((cell) => cell.split('|').length);
    assert.ok(
      lengths.every((length) => length === 1 || length === since.split('|').length),
      `${image} has a word for each of its versions`,
    );
  }
});
