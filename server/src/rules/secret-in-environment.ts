import type { DocumentKind, Facts } from '../facts/model.ts';
import { repeatsDockerfile, repeatsOf } from '../facts/repeated-variables.ts';
import { type SecretLikeness, secretLikeness } from '../facts/secrets.ts';
import { type WrittenVariable, writtenVariables } from '../facts/written-variables.ts';
import { defineRule, type Problem } from '../rule.ts';
import type { Location } from '../text/span.ts';

export default defineRule({
  id: 'secret-in-environment',
  summary: 'A password, token or key stands in the file as the value of a variable',
  why: 'Whoever can read the repository has it, and its history keeps it; what ENV and ARG set can be read from the image as well, by `docker history` and `docker inspect`. A variable of a container is seen by every process in it and by whoever may inspect it.',
  category: 'security',
  severity: 'warning',
  tier: 'recommended',
  needs: [],
  aliases: [
    'DL3064',
    'SecretsUsedInArgOrEnv',
    'buildkit/SecretsUsedInArgOrEnv',
    'secret-in-build-arg',
    'DS-0031',
    'DF013',
    'DF014',
    'CIS-DI-0010',
    'CL-0020',
    'CL-0021',
  ],
  options: {},
  examples: [
    {
      bad: 'FROM debian:12.8\nENV API_TOKEN=q7Zr2kLw9VbX4tNc8sHd\n',
      good: 'FROM debian:12.8\nRUN --mount=type=secret,id=api-token cat /run/secrets/api-token | wc -c\n',
    },
    {
      path: 'compose.yaml',
      bad: 'services:\n  db:\n    image: postgres:17.2\n    environment:\n      POSTGRES_PASSWORD: hunter2-kQ9\n',
      good: 'services:\n  db:\n    image: postgres:17.2\n    environment:\n      POSTGRES_PASSWORD: ${POSTGRES_PASSWORD:?}\n',
      files: { '.env': 'POSTGRES_PASSWORD=hunter2-kQ9\n' },
    },
  ],
  links: ['https://docs.docker.com/build/building/secrets/', 'https://docs.docker.com/compose/how-tos/use-secrets/'],
  *check(facts) {
    const seen = new Set<number>();
    const isRepeated = repeatsDockerfile(facts);
    for (const variable of writtenVariables(facts)) {
      // What an alias stands for is told of once.
      const { start } = variable.value.span();
      if (seen.has(start)) continue;
      seen.add(start);
      const likeness = likenessOf(variable, facts);
      if (!likeness || isThrownAway(facts.kind, likeness) || isRepeated(variable)) continue;
      yield withRepeats(problemOf(variable, likeness), repeatsOf(variable, facts));
    }
  },
});

/** What is there only until something else is given is a default, whatever it looks like. */
const likenessOf = ({ at, name, value }: WrittenVariable, { text }: Facts): SecretLikeness | undefined => {
  const likeness = secretLikeness(name, value.text);
  return likeness?.as === 'value' && text.slice(at.start, at.end).includes('${') ? { as: 'default' } : likeness;
};

/** The services of a pipeline and of one's own machine are gone with the job, and their default passwords open nothing. */
const isThrownAway = (kind: DocumentKind, { as }: SecretLikeness): boolean =>
  as === 'default' && (kind === 'workflow' || kind === 'devcontainer');

const withRepeats = (problem: Problem, places: readonly Location[]): Problem => ({
  ...problem,
  related: places.map((place) => ({ ...place, message: 'The same value is given here.' })),
});

const problemOf = ({ at, name, by }: WrittenVariable, likeness: SecretLikeness): Problem => {
  const { readers, advice } = WAYS[by];
  if (likeness.as === 'default')
    return { at, severity: 'info', message: `The value of ${name} stands in the file, and works wherever nobody changes it. ${advice}` };
  const what = likeness.as === 'key' ? `${name} holds ${likeness.kind}` : `The value of ${name} looks like a real secret`;
  return { at, message: `${what}, which whoever reads ${readers} has. ${advice} Then change it, for the history keeps it.` };
};

interface Way {
  readonly readers: string;
  readonly advice: string;
}

const BY_IMAGE: Way = {
  readers: 'the file or the image',
  advice: 'Give it to the build by `RUN --mount=type=secret`, and to the container when it is started.',
};

const WAYS: Readonly<Record<WrittenVariable['by'], Way>> = {
  ARG: BY_IMAGE,
  ENV: BY_IMAGE,
  build: {
    readers: 'the file or the history of the image',
    advice: 'Give it to the build as a secret, which the Dockerfile takes by `RUN --mount=type=secret`.',
  },
  container: {
    readers: 'the file',
    advice: 'Take it from outside: a secret, a file that is not checked in, or a variable without a default.',
  },
};
