/** Whoever asks for what is already under way waits for that. */
export class SingleFlight<T> {
  readonly #flights = new Map<string, Promise<T>>();

  join(key: string, work: () => Promise<T>): Promise<T> {
    const flight = this.#flights.get(key) ?? work().finally(() => this.#flights.delete(key));
    this.#flights.set(key, flight);
    return flight;
  }
}
