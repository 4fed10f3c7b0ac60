import { lastDay, versions } from './git-history.mjs';
import { readManifest } from './manifest.mjs';

/** Letters for architectures; server/src/knowledge/official-tags.ts has the same. */
const ARCHITECTURES = {
  amd64: 'a',
  arm32v5: '5',
  arm32v6: '6',
  arm32v7: '7',
  arm64v8: '8',
  i386: 'i',
  mips64le: 'm',
  ppc64le: 'p',
  riscv64: 'r',
  s390x: 's',
  'windows-amd64': 'w',
};

/** No tag has this sign. */
const NO_END = '=';

/** Before the first manifest. */
const EPOCH = Date.parse('2013-01-01');

/**
 * Every tag that a manifest ever listed, out of a clone of docker-library/official-images. `until` stops on that day; `isKept(image,
 * tag, history)` makes an excerpt.
 */
export async function officialTags(repository, { until, isKept = () => true } = {}) {
  const images = new Map();
  for await (const { day, name, text } of versions(repository, { folder: 'library', until })) {
    // `library/MAINTAINERS` was no image.
    if (!/^[a-z0-9]/.test(name)) continue;
    const image = images.get(name) ?? { tags: new Map(), entries: [] };
    images.set(name, image);
    image.entries = readManifest(text ?? '');
    record(image, day);
  }
  const kept = [...images].map(([name, image]) => [name, excerpt(name, image, isKept)]);
  const rows = kept.filter(([, { tags }]) => tags.size > 0).map(([name, image]) => rowOf(name, image));
  return { asOf: until ?? lastDay(repository), rows };
}

function excerpt(name, { tags, entries }, isKept) {
  const kept = new Map([...tags].filter(([tag, history]) => isKept(name, tag, history)));
  const only = (all) => all.filter((tag) => kept.has(tag));
  return { tags: kept, entries: entries.map((entry) => ({ ...entry, tags: only(entry.tags), shared: only(entry.shared) })) };
}

/** Brings the histories of an image's tags up to the entries of a day. */
function record({ tags, entries }, day) {
  const now = sourcesByTag(entries);
  for (const [tag, sources] of now) {
    const known = tags.get(tag) ?? { first: day, changed: day, sources };
    tags.set(tag, known);
    // An architecture or a Windows release that is dropped leaves the others as they were built.
    if ([...sources].some((source) => !known.sources.has(source))) known.changed = day;
    known.sources = sources;
    known.last = undefined;
  }
  for (const [tag, known] of tags) if (!now.has(tag)) known.last ??= day;
}

function sourcesByTag(entries) {
  const found = new Map();
  for (const { tags, shared, sources } of entries) {
    for (const tag of [...tags, ...shared]) found.set(tag, new Set([...(found.get(tag) ?? []), ...sources]));
  }
  return found;
}

function rowOf(name, { tags, entries }) {
  const gone = [...tags].filter(([, { last }]) => last !== undefined);
  const builds = entries.filter((entry) => entry.tags.length + entry.shared.length > 0);
  return [name, builds.map(buildText).join(';'), listedText(builds, tags), ...goneTexts(gone)];
}

/** `a8 3.1-trixie 3-trixie + 3.1 3`: architectures, tags of its own, tags that it shares with builds for other platforms. */
function buildText({ tags, shared, architectures }) {
  const unknown = architectures.find((one) => !(one in ARCHITECTURES));
  if (unknown) throw new Error(`no letter for the architecture ${unknown}`);
  const known = Object.keys(ARCHITECTURES).filter((one) => architectures.includes(one));
  return [known.map((one) => ARCHITECTURES[one]).join(''), ...tags, ...(shared.length > 0 ? ['+', ...shared] : [])].join(' ');
}

/** For each tag, in the order of the builds: first day, days to the last change; empty where both are those of the tag before. */
function listedText(builds, histories) {
  const tags = [...new Set(builds.flatMap(({ tags, shared }) => [...tags, ...shared]))];
  let before = '';
  return tags
    .map((tag) => {
      const { first, changed } = histories.get(tag);
      const text = `${digits(dayNumber(first))}.${digits(dayNumber(changed) - dayNumber(first))}`;
      const isSame = text === before;
      before = text;
      return isSame ? '' : text;
    })
    .join(',');
}

/**
 * Two cells: sets of tag ends, and groups of tags with the same three days. A group is `days since the group before . days to the
 * last change . days from there to the last day listed`, then `head,head/set` for heads that have the same ends; all in base 36. A
 * set is written in the same way, for ends have ends in common, too.
 */
function goneTexts(gone) {
  const sets = { numbers: new Map(), texts: [] };
  let before = 0;
  const groups = groupsByDays(gone).map(({ first, changed, last, tags }) => {
    const days = [first - before, changed - first, last - changed].map(digits).join('.');
    before = first;
    return `${days} ${headsText(tags, sets)}`;
  });
  return [sets.texts.join('|'), groups.join(';')];
}

function groupsByDays(gone) {
  const groups = new Map();
  for (const [tag, { first, changed, last }] of gone) {
    const key = `${first} ${changed} ${last}`;
    const days = { first: dayNumber(first), changed: dayNumber(changed), last: dayNumber(last) };
    if (!groups.has(key)) groups.set(key, { ...days, tags: [] });
    groups.get(key).tags.push(tag);
  }
  return [...groups.values()].sort((a, b) => a.first - b.first || a.changed - b.changed || a.last - b.last);
}

/** `3.1 3.1-slim 3 3-slim` are the heads `3 3.1` with the ends `= slim`, where `=` is none. */
function headsText(tags, sets) {
  const ends = groupBy(tags, (tag) => tag.split('-', 1)[0]);
  const heads = groupBy([...ends], ([head, all]) => endsOf(head, all).join(' '));
  return [...heads]
    .map(
      ([set, all]) =>
        all
          .map(([head]) => head)
          .sort()
          .join(',') + reference(set, sets),
    )
    .join(' ');
}

const endsOf = (head, tags) => tags.map((tag) => tag.slice(head.length + 1) || NO_END).sort();

function reference(set, sets) {
  if (set === NO_END) return '';
  if (!sets.numbers.has(set)) {
    const text = headsText(set.split(' '), sets);
    sets.numbers.set(set, sets.texts.push(text) - 1);
  }
  return `/${digits(sets.numbers.get(set))}`;
}

function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

const dayNumber = (day) => (Date.parse(day) - EPOCH) / 86_400_000;

const digits = (number) => number.toString(36);
