import { type Declaration, declarationsIn, meantBy } from '../facts/declarations.ts';
import type { HostFiles } from '../host.ts';
import type { Span } from '../text/span.ts';
import { linksFrom, linksTo, type ManifestLink, type Start } from '../workspace/links.ts';

/** A word that leads to another file. */
export interface FileLink {
  readonly at: Span;
  readonly path: string;
  /** The places in the other file that are meant; none where the file itself is. */
  readonly places: readonly Span[];
}

/** A place of a manifest that speaks of a Dockerfile, or of a Compose file. */
export interface Mention {
  readonly kind: 'build' | 'use' | Declaration['kind'];
  readonly path: string;
  readonly at: Span;
  /** Who builds or uses, the stage, or the argument. */
  readonly name: string;
  /** The places in the document that are meant; none for the file itself. */
  readonly places: readonly Span[];
}

/** Where a document stands, as far as links go. */
export interface LinkRequest {
  readonly path: string;
  readonly text: string;
  /** The text of another file, where it is no longer what the host reads. */
  readonly unsaved?: (path: string) => string | undefined;
}

/** Where the words of a manifest lead. What leads nowhere is left out. */
export const linksOf = async (request: LinkRequest, files: HostFiles): Promise<readonly FileLink[]> => {
  const start = startOf(request, files);
  const links: FileLink[] = [];
  for (const link of await linksFrom(start)) {
    const { kind, at, path } = link;
    if (kind === 'file') links.push({ at, path, places: [] });
    if (kind === 'build' || kind === 'use' || kind === 'file') continue;
    const places = placesIn((await start.files.read(path)) ?? '', link);
    if (places.length > 0) links.push({ at, path, places });
  }
  return links;
};

/** What manifests nearby say of a Dockerfile, or dev containers of a Compose file. */
export const mentionsOf = async (request: LinkRequest, files: HostFiles): Promise<readonly Mention[]> => {
  const found = await linksTo(startOf(request, files));
  return found.flatMap((link) => {
    const { kind, from: path, at, name } = link;
    if (kind === 'file') return [];
    const places = placesIn(request.text, link);
    return kind === 'build' || kind === 'use' || places.length > 0 ? [{ kind, path, at, name, places }] : [];
  });
};

const startOf = ({ path, text, unsaved }: LinkRequest, files: HostFiles): Start => ({
  path,
  text,
  files: { ...files, read: async (other) => unsaved?.(other) ?? files.read(other) },
});

const placesIn = (text: string, { kind, name }: ManifestLink): readonly Span[] =>
  kind === 'stage' || kind === 'argument' ? meantBy(declarationsIn(text), kind, name).map(({ at }) => at) : [];
