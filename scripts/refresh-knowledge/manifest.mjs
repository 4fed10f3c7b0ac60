// Manifests of docker-library/official-images, in the formats of all years.

/**
 * The entries of a manifest: `{ tags, shared, architectures, sources }`. `shared` tags stand for several entries at once (one for each
 * platform); `sources` tell apart what the entry is built from. Lines that fit neither format are left out, as the official builder did.
 */
export function readManifest(text) {
  const lines = text.split('\n').filter((line) => !line.startsWith('#'));
  return lines.some((line) => /^(Maintainers|Tags|GitRepo)[ \t]*:/i.test(line)) ? readFields(lines) : readLines(lines);
}

/** Until 2016: `tag: git://host/repository@commit folder`; for a few months of 2013 `tag git://host/repository C:commit`. */
function readLines(lines) {
  return lines.flatMap((line) => {
    const [, tag, place] = /^(\w[\w.-]*)(?::|\s)\s*(\w+:\/\/.*)$/.exec(line) ?? [];
    return tag ? [{ tags: [tag], shared: [], architectures: ['amd64'], sources: [place.replace(/^[^@\s]+@?/, '')] }] : [];
  });
}

/** Since 2016: paragraphs of fields; the first one holds what the others inherit. */
function readFields(lines) {
  const [defaults = new Map(), ...entries] = paragraphs(lines);
  return entries.map((own) => entryOf(new Map([...defaults, ...own])));
}

function paragraphs(lines) {
  const found = [];
  let last;
  let isOpen = false;
  for (const line of lines) {
    const [, name, value] = /^([\w-]+)[ \t]*:(.*)$/.exec(line) ?? [];
    if (line.trim() === '') isOpen = false;
    else if (name) {
      if (!isOpen) found.push(new Map());
      isOpen = true;
      last = name.toLowerCase();
      found.at(-1).set(last, value.trim());
    } else if (isOpen) found.at(-1).set(last, `${found.at(-1).get(last)} ${line.trim()}`);
  }
  return found;
}

function entryOf(fields) {
  const architectures = list(fields.get('architectures') ?? 'amd64');
  const sources = architectures.map((one) => ['gitcommit', 'directory', 'file'].map((name) => field(fields, one, name)).join(' '));
  return { tags: list(fields.get('tags')), shared: list(fields.get('sharedtags')), architectures, sources };
}

/** A field of one architecture beats the field for all. */
const field = (fields, architecture, name) => fields.get(`${architecture}-${name}`) ?? fields.get(name) ?? '';

const list = (value = '') => value.split(/[\s,]+/).filter((word) => word !== '');
