import type { AnswerTo, LookUps, Question, Repository } from '../facts/look-ups.ts';

/** Look-ups in which a registry lists no more than it does without some tags of a repository. */
export class PassedOver implements LookUps {
  readonly #lookUps: LookUps;
  readonly #repository: Repository;
  readonly #tags: ReadonlySet<string>;
  /** What is worked out of a list is kept with it. */
  #listed: AnswerTo<Extract<Question, { readonly ask: 'tags' }>> | undefined;

  constructor(lookUps: LookUps, { registry, repository }: Repository, tags: Iterable<string>) {
    this.#lookUps = lookUps;
    this.#repository = { registry, repository };
    this.#tags = new Set(tags);
  }

  answerTo<Q extends Question>(question: Q): AnswerTo<Q> | 'not-found' | undefined {
    const answer = this.#lookUps.answerTo(question);
    if (typeof answer !== 'object' || !('tags' in answer) || !this.#isMeant(question)) return answer;
    const { tags, ...rest } = answer as unknown as AnswerTo<Extract<Question, { readonly ask: 'tags' }>>;
    this.#listed ??= { ...rest, tags: tags.filter((tag) => !this.#tags.has(tag)) };
    return this.#listed as unknown as AnswerTo<Q>;
  }

  #isMeant({ ask, of }: Question): boolean {
    const { registry, repository } = this.#repository;
    return ask === 'tags' && 'registry' in of && of.registry === registry && of.repository === repository;
  }
}
