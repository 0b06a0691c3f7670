const LINE = 64;

/** One PEM block (RFC 7468), lines of 64 characters, ending in a newline. */
export function encodePem(der: Uint8Array, label = "CERTIFICATE"): string {
  const base64 = Buffer.from(der.buffer, der.byteOffset, der.byteLength).toString("base64");
  const lines = base64.match(new RegExp(`.{1,${LINE}}`, "g")) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join("\n")}\n-----END ${label}-----\n`;
}

/**
 * All PEM blocks of one label in a text, in order; text around the blocks is passed over, as RFC
 * 7468 2 allows. @throws SyntaxError when a block of that label is not closed or is not base64
 */
export function decodePem(text: string, label = "CERTIFICATE"): Uint8Array[] {
  const blocks: Uint8Array[] = [];
  const begin = `-----BEGIN ${label}-----`;
  const end = `-----END ${label}-----`;
  for (let at = text.indexOf(begin); at >= 0; at = text.indexOf(begin, at)) {
    const stop = text.indexOf(end, at);
    if (stop < 0) throw new SyntaxError(`a PEM block of ${label} is not closed`);
    const body = text.slice(at + begin.length, stop).replace(/\s+/g, "");
    if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(body) || body === "") {
      throw new SyntaxError(`a PEM block of ${label} is not base64`);
    }
    blocks.push(Uint8Array.from(Buffer.from(body, "base64")));
    at = stop + end.length;
  }
  return blocks;
}
