import { createHash, type Hash } from "node:crypto";

/**
 * Digests of a file around gaps. Every signature of a file covers the file from its first byte, so what was hashed for
 * one is not hashed again for the next: ask in the order of the gaps, and the whole file is hashed once.
 */
export class PrefixDigests {
  readonly #states = new Map<string, { hash: Hash; length: number }>();

  constructor(readonly bytes: Uint8Array) {}

  /**
   * @param algorithm as node:crypto names it
   * @param length of the first range, which begins with the file
   * @param rest the second range
   */
  around(algorithm: string, length: number, rest: Uint8Array): Uint8Array {
    const known = this.#states.get(algorithm);
    const from = known && known.length <= length ? known : { hash: createHash(algorithm), length: 0 };
    from.hash.update(this.bytes.subarray(from.length, length));
    this.#states.set(algorithm, { hash: from.hash.copy(), length });
    return Uint8Array.from(from.hash.update(rest).digest());
  }
}
