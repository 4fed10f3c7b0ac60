import type { Answers, AnswerTo, LookUps, Question, TaggedImage } from '../../../../server/src/facts/look-ups.ts';
import { keyOf } from '../../../../server/src/registry/answer-book.ts';
import { referenceTo, WORLD } from './world.ts';

/** What a registry says of one image: its tags, and what some of them point at. */
export interface Said {
  readonly tags?: readonly string[];
  readonly complete?: boolean;
  readonly digests?: Readonly<Record<string, string>>;
}

/** Look-ups that hold what registries said, and every question that was read. */
export interface HeardOf extends LookUps {
  readonly read: Question[];
}

/** The frozen tables, and registries that say so much of images by their names. */
export const worldWith = (said: Readonly<Record<string, Said>>) => ({ ...WORLD, lookUps: heardOf(said) });

const heardOf = (said: Readonly<Record<string, Said>>): HeardOf => {
  const answers = new Map(Object.entries(said).flatMap(([name, about]) => answersOf(name, about)));
  const read: Question[] = [];
  return {
    read,
    answerTo<Q extends Question>(question: Q) {
      read.push(question);
      const answer = answers.get(keyOf(question));
      return answer && ({ ...answer, askedAt: Date.parse(WORLD.today) } as unknown as AnswerTo<Q>);
    },
  };
};

const answersOf = (name: string, { tags, complete = true, digests = {} }: Said): [string, Answers[Question['ask']]][] => {
  const { registry, repository } = referenceTo(name);
  const ofTag = (tag: string): TaggedImage => ({ registry, repository, tag });
  const known = Object.entries(digests).map(([tag, digest]): [string, Answers['digest']] => [
    keyOf({ ask: 'digest', of: ofTag(tag) }),
    { digest },
  ]);
  return tags ? [[keyOf({ ask: 'tags', of: { registry, repository } }), { tags, complete }], ...known] : known;
};
