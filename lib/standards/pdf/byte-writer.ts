/** A growing byte buffer for serialization and decoding. */
export class ByteWriter {
  #bytes: Uint8Array;
  /** The same memory; writes text much faster than a loop does. */
  #view: Buffer;
  #length = 0;

  /** @param capacity bytes to start with */
  constructor(capacity = 1024) {
    this.#bytes = new Uint8Array(Math.max(16, capacity));
    this.#view = Buffer.from(this.#bytes.buffer);
  }

  get length(): number {
    return this.#length;
  }

  byte(value: number): void {
    this.#room(1);
    this.#bytes[this.#length++] = value;
  }

  /** Four bytes, most significant first. */
  bytes4(value: number): void {
    this.#room(4);
    this.#bytes[this.#length++] = value >>> 24;
    this.#bytes[this.#length++] = value >>> 16;
    this.#bytes[this.#length++] = value >>> 8;
    this.#bytes[this.#length++] = value;
  }

  raw(bytes: Uint8Array): void {
    this.#room(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** Text whose characters are bytes (U+0000 to U+00FF). */
  latin1(text: string): void {
    this.#room(text.length);
    this.#view.write(text, this.#length, "latin1");
    this.#length += text.length;
  }

  fill(value: number, count: number): void {
    this.#room(count);
    this.#bytes.fill(value, this.#length, this.#length + count);
    this.#length += count;
  }

  /** What was written so far; valid until the next write. */
  written(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  /** What was written; shares memory with the writer, which must not be used afterwards. */
  finish(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #room(count: number): void {
    const needed = this.#length + count;
    if (needed <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
    this.#view = Buffer.from(grown.buffer);
  }
}
