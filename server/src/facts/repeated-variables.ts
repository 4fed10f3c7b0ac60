import { parseDockerfile } from '../dockerfile/parse.ts';
import type { Location } from '../text/span.ts';
import type { BuiltDockerfile, Facts } from './model.ts';
import { variablesIn, type WrittenVariable } from './written-variables.ts';

/** What a manifest gives, wherever the value stands. */
type Given = Omit<WrittenVariable, 'at'>;

/** Tells whether a variable that a manifest gives stands with the same value in the Dockerfile that it is given to: there it is told of. */
export const repeatsDockerfile = ({ dockerfiles }: Pick<Facts, 'dockerfiles'>): ((variable: Given) => boolean) => {
  const known = new Map<BuiltDockerfile, ReadonlySet<string>>();
  const writtenIn = (dockerfile: BuiltDockerfile): ReadonlySet<string> => {
    const written = known.get(dockerfile) ?? new Set(variablesIn(parseDockerfile(dockerfile.text)).map(keyOf));
    known.set(dockerfile, written);
    return written;
  };
  return (variable) =>
    dockerfiles.some(
      (dockerfile) =>
        isGivenTo(dockerfile, variable) && dockerfile.text.includes(variable.name) && writtenIn(dockerfile).has(keyOf(variable)),
    );
};

const keyOf = ({ name, value }: Pick<WrittenVariable, 'name' | 'value'>): string => `${name}=${value.text}`;

/** Who has only one build is not called by the same name in it. */
const isGivenTo = ({ builder }: BuiltDockerfile, { by, container }: Given): boolean => by === 'build' || builder === container;

/** The places of manifests that give the same value to a variable that a Dockerfile writes. */
export const repeatsOf = (variable: WrittenVariable, { given, kind }: Pick<Facts, 'given' | 'kind'>): readonly Location[] => {
  if (kind !== 'dockerfile') return [];
  return given.flatMap(({ name, value }) => {
    const place = name === variable.name && value.text === variable.value.text ? value.locate(0, value.text.length) : undefined;
    return place?.path === undefined ? [] : [place];
  });
};

/** Where a manifest gives what the Dockerfile has as well, by itself or by a file of variables. */
export const repeatedPlaces = ({ containers, dockerfiles }: Pick<Facts, 'containers' | 'dockerfiles'>): ReadonlySet<number> => {
  if (dockerfiles.length === 0) return new Set();
  const isRepeated = repeatsDockerfile({ dockerfiles });
  const places = containers.flatMap(({ name: container, environment, buildArguments = [] }) => [
    ...environment.filter(({ name, value }) => value && isRepeated({ name, value, by: 'container', container })),
    ...buildArguments.filter(({ name, value }) => value && isRepeated({ name, value, by: 'build', container })),
  ]);
  return new Set(places.map(({ at }) => at.start));
};
