import { partFor, partInWords, percentageFix } from '../edit/jvm-heap.ts';
import { calledIn } from '../facts/container-names.ts';
import { type JvmOption, type JvmOptions, jvmOptionsOf, startingCommands } from '../facts/jvm/heaps.ts';
import { isReplaced, type LimitedHeap, limitedHeaps, placeOf, shareOf } from '../facts/jvm/limited-heaps.ts';
import { type Blindness, blindnessOf } from '../facts/jvm/sight.ts';
import type { Facts, Stage } from '../facts/model.ts';
import { startedStages } from '../facts/started-stages.ts';
import { defineRule, type Problem } from '../rule.ts';

export default defineRule({
  id: 'jvm-heap-fixed',
  summary: 'A JVM does not take its heap from the memory limit of its container',
  why: 'A heap that the image fixes does not know the limit that the container is given: metaspace, threads and buffers lie beside the heap, so a limit near it gets the JVM killed, and a larger one is not used. `-XX:MaxRAMPercentage` takes a part of the limit. A JVM that is too old to see the limit takes a part of the memory of the host.',
  category: 'correctness',
  severity: 'info',
  tier: 'strict',
  needs: [],
  aliases: [],
  options: {},
  examples: [
    {
      bad: 'FROM eclipse-temurin:21.0.5_11-jre\nENTRYPOINT ["java", "-Xmx512m", "-jar", "/app.jar"]\n',
      good: 'FROM eclipse-temurin:21.0.5_11-jre\nENTRYPOINT ["java", "-XX:MaxRAMPercentage=75.0", "-jar", "/app.jar"]\n',
    },
    { bad: 'FROM openjdk:8u131-jre\nCMD ["java", "-jar", "/app.jar"]\n' },
    {
      path: 'compose.yaml',
      bad: 'services:\n  app:\n    image: registry.example.com/app:1.2\n    mem_limit: 1g\n    environment:\n      JAVA_OPTS: -Xmx1g\n',
      good: 'services:\n  app:\n    image: registry.example.com/app:1.2\n    mem_limit: 1g\n    environment:\n      JAVA_OPTS: -XX:MaxRAMPercentage=75.0\n',
    },
  ],
  links: ['https://docs.oracle.com/en/java/javase/21/docs/specs/man/java.html', 'https://bugs.openjdk.org/browse/JDK-8230305'],
  *check(facts) {
    const told = new Set<number>();
    const found = facts.kind === 'dockerfile' ? startedStages(facts.stages).flatMap((stage) => [...problemsOf(stage, facts)]) : [];
    for (const problem of [...found, ...limitedHeaps(facts).flatMap((heap) => besideLimit(heap, facts))]) {
      if (!told.has(problem.at.start)) yield problem;
      told.add(problem.at.start);
    }
  },
});

/** With a JVM that sees no limit a fixed heap is the way to keep within it. */
function* problemsOf(stage: Stage, facts: Facts): Iterable<Problem> {
  const chain = [...standsOn(stage)].reverse();
  const image = chain[0]?.image;
  const blindness = image?.reference && blindnessOf(image.reference);
  if (image && blindness && startsWithDefaults(chain, facts)) yield { at: image.at, message: blindMessage(blindness) };
  if (blindness) return;
  for (const options of jvmOptionsOf(chain, facts.commands, facts.text))
    if (options.most && !isReplaced(options, facts.startedContainer)) yield fixedProblem(options.most, options, facts);
}

/** The limit is known where a build is linted for a container that has one. */
const fixedProblem = (most: JvmOption, options: JvmOptions, facts: Facts): Problem => {
  const limit = facts.startedContainer?.memory;
  if (!limit) return { at: most.at, message: fixedMessage(most.text), fixes: [percentageFix(options) ?? []].flat() };
  const share = shareOf(most, limit);
  const heap: Heap = { most, limit, share, options, advice: 'part' };
  return { ...limitedProblem(heap, 'its container', facts), sharpens: true };
};

/** Only what is surely wrong is told of a heap that something else may make use of, or that can be set elsewhere. */
const besideLimit = ({ container, isOfJvm, ...heap }: LimitedHeap, facts: Facts): readonly Problem[] => {
  const { reference } = container.image ?? {};
  const takesPart = isOfJvm && heap.options !== undefined && !(reference && blindnessOf(reference));
  if (heap.share < WHOLE && !takesPart) return [];
  return [limitedProblem({ ...heap, advice: takesPart ? 'part' : 'room' }, calledIn(container), facts)];
};

/** `part`: the JVM can be told to take a part of the limit; `room`: only a smaller heap is sure to help. */
type Heap = Omit<LimitedHeap, 'container' | 'isOfJvm'> & { readonly advice: 'part' | 'room' };

const limitedProblem = (heap: Heap, container: string, facts: Facts): Problem => {
  const { most, limit, share, options, advice } = heap;
  const part = partFor(share);
  const fix = options && advice === 'part' ? percentageFix(options, part) : undefined;
  const at = placeOf(limit, facts);
  const what = advice === 'part' ? `Take a part of it with -XX:MaxRAMPercentage=${partInWords(part)}.` : ROOM;
  return {
    at: most.at,
    severity: share < WHOLE ? 'info' : 'warning',
    message: `${most.text} ${fault(share, `the memory limit of ${container} (${limit.text})`)}. ${what}`,
    fixes: fix ? [fix] : [],
    related: at ? [{ ...at, message: 'The memory limit' }] : [],
  };
};

const WHOLE = 100;

const fault = (share: number, limit: string): string =>
  share < WHOLE
    ? `fixes the heap at ${Math.round(share)} % of ${limit}, and stays when that is changed`
    : `is ${share === WHOLE ? 'all of' : 'more than'} ${limit}: it is killed before the heap is full`;

const ROOM = 'Leave room below the limit for metaspace, threads and buffers, or raise it.';

function* standsOn(stage: Stage): Iterable<Stage> {
  for (let one: Stage | undefined = stage; one; one = one.parent) yield one;
}

/** Whether the container starts a JVM by itself, and nothing says or may say how large its heap is. */
const startsWithDefaults = (chain: readonly Stage[], { commands, text }: Facts): boolean => {
  const started = startingCommands(chain, commands).filter(({ command }) => command.name === 'java');
  const mayBeTold = started.some(({ command }) => command.arguments.some((word) => /^@|\$/.test(word.text)));
  return started.length > 0 && !mayBeTold && !chain.some(({ span }) => SIZES.test(text.slice(span.start, span.end)));
};

const SIZES = /-Xmx|MaxHeapSize|MaxRAM=|UseCGroupMemoryLimitForHeap|XX:Flags/;

const blindMessage = ({ version, of }: Blindness): string =>
  of === 'any'
    ? `Java ${version} sees no memory limit of a container: its heap may grow to a quarter of the host's memory, and the limit then kills it. Move to a release that sees it (8u372, 11.0.16, 17 or later), or set -Xmx.`
    : `Java ${version} sees no memory limit on a host with cgroup v2, as current ones have: its heap may grow to a quarter of the host's memory, and the limit then kills it. Move to 8u372, 11.0.16, 17 or later, or set -Xmx.`;

const fixedMessage = (option: string): string =>
  `${option} fixes the heap, whatever memory the container gets: metaspace, threads and buffers lie beside it, so a limit near it kills the JVM, and more memory is not used. Take a part of the limit with -XX:MaxRAMPercentage=75.0.`;
