import { join } from 'node:path';
import { readJsonLines, readList } from './table.mjs';

/** Words of the source, and the closed list that the table has. */
const STATUSES = {
  abandoned: 'unmaintained',
  archived: 'archived',
  deprecated: 'deprecated',
  frozen: 'frozen',
  moved: 'moved',
  'no new images': 'frozen',
  renamed: 'moved',
  superseded: 'moved',
  unmaintained: 'unmaintained',
};
const EVIDENCE = { 'own-repo': 'own-repo', docs: 'docs', 'mapping-only': 'mapping', none: 'general' };

/** Rows that are no image: a dev container feature is an OCI artifact. Patterns inside a name become hand-kept namespaces. */
const isImage = ({ image }) => !image.includes('/features/') && !/[^/]\*/.test(image);

export function publishers(folder, hand) {
  const source = readJsonLines(join(folder, 'publishers.jsonl')).filter(isImage);
  const rows = new Map(source.map((row) => [row.image, fromSource(row)]));
  for (const [image, relation] of readList(join(hand, 'relations.txt'))) rows.get(image)[1] = relation;
  for (const namespace of readList(join(hand, 'namespaces.txt'))) addNamespace(rows, namespace);
  for (const [images, alternative] of readList(join(hand, 'alternatives.txt'))) {
    for (const image of images.split(' ')) addAlternative(rows, image, alternative);
  }
  for (const row of readList(join(hand, 'publishers.txt'))) rows.set(row[0], row);
  return [...rows.values()];
}

function fromSource({ image, relation, publisher, upstream, status, successor, verified }) {
  if (status && !STATUSES[status]) throw new Error(`${image}: unknown status ${status}`);
  // `docker:cli` and `eclipse-temurin (official)` name an image and say more.
  const alternative = successor?.replace(/ \(.*|:.*/, '') ?? '';
  const name = publisher.replace(/ \((old name|now .*)\)$/, '');
  return [image, relation, name, upstream ?? '', alternative, STATUSES[status] ?? '', EVIDENCE[verified]];
}

/** A namespace answers for images that are not listed, so all that are listed must agree. */
function addNamespace(rows, [namespace, relation, publisher, upstream = '', alternative = '', status = '']) {
  const prefix = namespace.slice(0, -1);
  for (const row of rows.values()) {
    if (!row[0].startsWith(prefix)) continue;
    if (row[1] !== relation || firstWord(row[2]) !== firstWord(publisher)) throw new Error(`${namespace} contradicts ${row[0]}`);
  }
  rows.set(namespace, [namespace, relation, publisher, upstream, alternative, status, 'general']);
}

/** An image known only through its namespace gets a row of its own, to hold the alternative. */
function addAlternative(rows, image, alternative) {
  const row = rows.get(image) ?? rows.get(`${image.slice(0, image.lastIndexOf('/'))}/*`);
  if (!row) throw new Error(`${image}: neither the image nor its namespace is known`);
  rows.set(image, [image, ...row.slice(1, 4), alternative, ...row.slice(5)]);
}

const firstWord = (text) => text.split(' ', 1)[0];
