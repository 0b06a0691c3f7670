type Job = () => Promise<void>;

/**
 * One job at a time, and those who wait take turns: whoever brings many waits behind his own, and somebody who brings
 * one waits for one job of each of the others at most.
 */
export class FairQueue {
  /** The waiting jobs of each, in the order in which their turns come. */
  readonly #lines = new Map<string, Job[]>();
  #busy = false;

  /** Jobs that wait or are under way. */
  size = 0;

  /** Jobs of one owner that wait for their turn. */
  waitingOf(whose: string): number {
    return this.#lines.get(whose)?.length ?? 0;
  }

  /**
   * Does the work when its turn has come.
   * @param whose whom the job belongs to
   */
  run<T>(whose: string, work: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const job = () => work().then(resolve, reject);
      const line = this.#lines.get(whose);
      if (line) line.push(job);
      else this.#lines.set(whose, [job]);
      this.size++;
      if (!this.#busy) void this.#go();
    });
  }

  async #go(): Promise<void> {
    this.#busy = true;
    for (let next = this.#next(); next; next = this.#next()) {
      await next();
      this.size--;
    }
    this.#busy = false;
  }

  /** The first job of whoever's turn it is; who has more goes to the end. */
  #next(): Job | undefined {
    for (const [whose, line] of this.#lines) {
      this.#lines.delete(whose);
      const [job, ...rest] = line;
      if (rest.length > 0) this.#lines.set(whose, rest);
      return job;
    }
    return undefined;
  }
}
