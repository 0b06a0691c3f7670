/** Bytes of a test PDF, written object by object, so that a test says exactly what stands in its file. */
export class PdfTemplate {
  readonly #objects = new Map<number, Buffer>();

  /** @param body everything between `n 0 obj` and `endobj`; a string is taken as Latin-1 */
  object(num: number, body: string | Uint8Array): this {
    this.#objects.set(num, typeof body === "string" ? Buffer.from(body, "latin1") : Buffer.from(body));
    return this;
  }

  /** A stream object; `entries` are further dictionary entries. */
  stream(num: number, data: string | Uint8Array, entries = ""): this {
    const bytes = typeof data === "string" ? Buffer.from(data, "latin1") : Buffer.from(data);
    const head = Buffer.from(`<<${entries}/Length ${bytes.length}>>\nstream\n`, "latin1");
    return this.object(num, Buffer.concat([head, bytes, Buffer.from("\nendstream")]));
  }

  get next(): number {
    return Math.max(0, ...this.#objects.keys()) + 1;
  }

  /**
   * The file with a classic cross-reference table.
   * @param options.trailer further trailer entries; `head` bytes before the header; `version`; `hidden` object numbers
   *   that only an /XRefStm stream lists, which makes the file a hybrid one
   */
  build(
    options: { trailer?: string; head?: string; version?: string; hidden?: number[]; root?: number } = {},
  ): Uint8Array {
    const parts: Buffer[] = [];
    let length = 0;
    const put = (bytes: Buffer | string) => {
      const part = typeof bytes === "string" ? Buffer.from(bytes, "latin1") : bytes;
      parts.push(part);
      length += part.length;
    };
    const start = (options.head ?? "").length;
    put(`${options.head ?? ""}%PDF-${options.version ?? "1.7"}\n%\xe2\xe3\xcf\xd3\n`);
    const offsets = new Map<number, number>();
    for (const [num, body] of [...this.#objects].sort(([a], [b]) => a - b)) {
      offsets.set(num, length - start);
      put(`${num} 0 obj\n`);
      put(body);
      put("\nendobj\n");
    }
    const hidden = new Set(options.hidden ?? []);
    let size = this.next;
    let hybrid = "";
    if (hidden.size > 0) {
      const at = length - start;
      const rows = [...hidden].sort((a, b) => a - b);
      const data = Buffer.concat(rows.map((num) => row(1, offsets.get(num)!)));
      const index = rows.map((num) => `${num} 1`).join(" ");
      put(`${size} 0 obj\n<</Type/XRef/Size ${size + 1}/W[1 4 1]/Index[${index}]/Length ${data.length}>>\nstream\n`);
      put(data);
      put("\nendstream\nendobj\n");
      offsets.set(size, at);
      size++;
      hybrid = `/XRefStm ${at}`;
    }
    const xref = length - start;
    put(`xref\n0 ${size}\n0000000000 65535 f\r\n`);
    for (let num = 1; num < size; num++) {
      const offset = hidden.has(num) ? undefined : offsets.get(num);
      put(offset === undefined ? "0000000000 00000 f\r\n" : `${String(offset).padStart(10, "0")} 00000 n\r\n`);
    }
    put(
      `trailer\n<</Size ${size}/Root ${options.root ?? 1} 0 R${hybrid}${options.trailer ?? ""}>>\nstartxref\n${xref}\n%%EOF\n`,
    );
    return Uint8Array.from(Buffer.concat(parts));
  }
}

function row(type: number, offset: number): Buffer {
  const bytes = Buffer.alloc(6);
  bytes[0] = type;
  bytes.writeUInt32BE(offset, 1);
  return bytes;
}
