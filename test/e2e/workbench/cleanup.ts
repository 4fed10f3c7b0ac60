type Step = () => Promise<unknown>;

/** What was started is stopped in the opposite order; a step that fails does not keep the others from running. */
export class Cleanup {
  readonly #steps: Step[] = [];

  add(step: Step): void {
    this.#steps.push(step);
  }

  async run(): Promise<void> {
    const failures: unknown[] = [];
    for (const step of this.#steps.splice(0).reverse()) await step().catch((failure) => failures.push(failure));
    if (failures.length > 0) throw new AggregateError(failures, 'The workbench did not close');
  }
}
