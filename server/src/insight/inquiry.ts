import type { AnswerTo, LookUps, Question } from '../facts/look-ups.ts';
import type { Reading } from '../registry/answer-book.ts';

/** What registries have answered; where they were asked, with why they have not. */
export type Answered = LookUps & Partial<Pick<Reading, 'unanswered'>>;

/** Nothing rests on them: where there is no day of a push, another day is taken; what a build says of itself is for the words alone. */
const DISPENSABLE: ReadonlySet<Question['ask']> = new Set(['push-date', 'config']);

/** Reads look-ups for one image, and keeps what of that has no answer. */
export class Inquiry implements LookUps {
  readonly #answered: Answered;
  readonly #open: Question[] = [];

  constructor(answered: Answered) {
    this.#answered = answered;
  }

  answerTo<Q extends Question>(question: Q): AnswerTo<Q> | 'not-found' | undefined {
    const answer = this.#answered.answerTo(question);
    if (answer === undefined && !DISPENSABLE.has(question.ask)) this.#open.push(question);
    return answer;
  }

  /** Why something that was read has no answer: one sentence. `undefined` where all has one. */
  get failure(): string | undefined {
    const [first] = this.#open;
    if (!first) return undefined;
    return this.#answered.unanswered?.find(({ question }) => question === first)?.failure.sentence ?? 'There was no answer.';
  }
}
