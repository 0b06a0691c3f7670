/**
 * Reads a response's body up to a limit. Stops the transfer as soon as the limit is passed, whatever
 * Content-Length said.
 * @returns nothing when the body is larger than `maximum` octets
 */
export async function readBounded(response: Response, maximum: number): Promise<Uint8Array | undefined> {
  const reader = response.body?.getReader();
  if (reader === undefined) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Uint8Array.from(Buffer.concat(chunks));
    size += value.length;
    if (size > maximum) {
      await reader.cancel();
      return undefined;
    }
    chunks.push(value);
  }
}
