import { percentageFix } from '../edit/jvm-heap.ts';
import { jvmOptionsOf, startingCommands } from '../facts/jvm/heaps.ts';
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
  ],
  links: ['https://docs.oracle.com/en/java/javase/21/docs/specs/man/java.html', 'https://bugs.openjdk.org/browse/JDK-8230305'],
  *check(facts) {
    const told = new Set<number>();
    for (const stage of startedStages(facts.stages)) {
      for (const problem of problemsOf(stage, facts)) {
        if (!told.has(problem.at.start)) yield problem;
        told.add(problem.at.start);
      }
    }
  },
});

/** With a JVM that sees no limit a fixed heap is the way to keep within it. */
function* problemsOf(stage: Stage, facts: Facts): Iterable<Problem> {
  const chain = [...standsOn(stage)].reverse();
  const image = chain[0]?.image;
  const blindness = image?.reference && blindnessOf(image.reference);
  const options = jvmOptionsOf(chain, facts.commands, facts.text);
  if (image && blindness && startsWithDefaults(chain, facts)) yield { at: image.at, message: blindMessage(blindness) };
  for (const { most, ...rest } of blindness ? [] : options) {
    if (!most) continue;
    const fix = percentageFix({ most, ...rest });
    yield { at: most.at, message: fixedMessage(most.text), fixes: fix ? [fix] : [] };
  }
}

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
