import type { Analyse } from '../engine/fix-check.ts';
import type { EnabledRule } from '../engine/model.ts';
import { analyse, type Setting } from '../engine/pipeline.ts';
import { contextOf } from '../facts/build-context.ts';
import { type ReadDocument, readerOf } from '../facts/documents.ts';
import { NO_BUILD } from '../facts/index.ts';
import { lazy } from '../facts/lazy.ts';
import type { LookUps } from '../facts/look-ups.ts';
import type { BuildContext, Facts } from '../facts/model.ts';
import { neededReleases } from '../facts/needed-tables.ts';
import type { Host } from '../host.ts';
import type { Shelf } from '../knowledge/shelf.ts';
import type { Rule } from '../rule.ts';
import { editSources, type Sources } from '../text/edits.ts';
import type { Edit } from '../text/span.ts';
import { surroundingsFor } from '../workspace/builds.ts';
import type { LintRequest, ReadRequest } from './model.ts';

/** What a document is read with. */
export interface Desk {
  readonly host: Host;
  readonly shelf: Shelf;
  readonly rules: readonly Rule[];
  /** Those of the rules that are on for it. */
  readonly enabled: readonly EnabledRule[];
  readonly lookUps: LookUps;
}

/** Reads a document; it waits for all that this needs, so that what follows waits for nothing. */
export const readRequest = async (request: LintRequest, { host, shelf, rules, enabled, lookUps }: Desk): Promise<ReadRequest> => {
  const { config, path, text } = request;
  const reader = await readerOf(request);
  const surroundings = await surroundingsFor(host.files, request, reader.beside);
  const given: Sources = { text, others: surroundings.others };
  const read = reader.read(given);
  let knowledge = await shelf.take(read.tables);
  const today = lazy(host, (one) => config.today ?? one.today());
  const context = {
    path,
    today,
    knowledge: () => knowledge,
    lookUps,
    trusted: config.trusted,
    builtHere: surroundings.images,
    dockerfiles: surroundings.dockerfiles,
  };
  const buildsOf = (current: ReadDocument, { others }: Sources): [BuildContext, ...BuildContext[]] => [
    NO_BUILD,
    ...surroundings.buildsIn(others).map(contextOf),
    ...current.builds,
  ];
  const ofGiven = buildsOf(read, given);
  const known = new Map(ofGiven.map((build) => [build, read.facts({ ...context, build })]));
  const bases = enabled.some(({ rule }) => rule.asksOfBases) ? 'asked' : 'not-asked';
  // From here on the facts know what the releases ship; what these were told from does not depend on it.
  knowledge = await shelf.withPackages(knowledge, neededReleases([...known.values()], bases));
  const readAs = (sources: Sources): Pick<Setting, 'builds' | 'factsOf'> => {
    const isGiven = sources.text === text && sources.others === given.others;
    const current = isGiven ? read : reader.read(sources);
    const factsOf = (build: BuildContext): Facts => (isGiven ? known.get(build) : undefined) ?? current.facts({ ...context, build });
    return { builds: isGiven ? ofGiven : buildsOf(current, sources), factsOf };
  };
  const run: Analyse = (sources, about) => analyse(sources, { ...readAs(sources), enabled, rules, about });
  const edited = (edits: readonly Edit[]): readonly Facts[] => {
    const sources = editSources(given, edits);
    if (!sources) return [];
    const { builds, factsOf } = readAs(sources);
    return builds.map(factsOf);
  };
  return { given, enabled, documents: [...known.values()], edited, analyse: run };
};
