/** A byte string that is not the strict DER it should be, or not the structure it should be. */
export class Asn1Error extends Error {
  override readonly name = "Asn1Error";

  /**
   * @param message what is wrong, in one plain sentence
   * @param offset where in the parsed bytes, counted from 0
   */
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(`${message} (at byte ${offset})`);
  }
}
