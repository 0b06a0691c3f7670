import { formatNumber } from "./path";

const [ZERO, MINUS, POINT, SPACE] = [48, 45, 46, 32];
/** Thousandths below this are whole numbers that a processor divides fast; larger ones stand on no page. */
const MOST_THOUSANDTHS = 1_000_000;

/**
 * Writes the operators of a content stream into bytes that grow: a drawing has thousands of numbers, and texts that are
 * joined cost several times as much.
 */
export class OperatorWriter {
  #bytes = new Uint8Array(65_536);
  #at = 0;

  /** @param ascii short */
  text(ascii: string): void {
    this.#grow(ascii.length);
    for (let i = 0; i < ascii.length; i++) this.#bytes[this.#at++] = ascii.charCodeAt(i);
  }

  /** A number as `formatNumber` spells it, with at most three decimals, and a space behind it. */
  number(value: number): void {
    const thousandths = Math.round(value * 1000);
    if (!(thousandths > -MOST_THOUSANDTHS && thousandths < MOST_THOUSANDTHS)) {
      this.text(`${formatNumber(value)} `);
      return;
    }
    this.#grow(16);
    const bytes = this.#bytes;
    let at = this.#at;
    if (thousandths < 0) bytes[at++] = MINUS;
    const size = Math.abs(thousandths) | 0;
    const whole = (size / 1000) | 0;
    const part = size - whole * 1000;
    if (whole >= 100) bytes[at++] = ZERO + ((whole / 100) | 0);
    if (whole >= 10) bytes[at++] = ZERO + (((whole / 10) | 0) % 10);
    bytes[at++] = ZERO + (whole % 10);
    if (part > 0) {
      // Without noughts at the end.
      bytes[at++] = POINT;
      bytes[at++] = ZERO + ((part / 100) | 0);
      if (part % 100 > 0) bytes[at++] = ZERO + (((part / 10) | 0) % 10);
      if (part % 10 > 0) bytes[at++] = ZERO + (part % 10);
    }
    bytes[at++] = SPACE;
    this.#at = at;
  }

  #grow(by: number): void {
    if (this.#at + by <= this.#bytes.length) return;
    const larger = new Uint8Array(this.#bytes.length * 2 + by);
    larger.set(this.#bytes);
    this.#bytes = larger;
  }

  toString(): string {
    return new TextDecoder().decode(this.#bytes.subarray(0, this.#at));
  }
}
