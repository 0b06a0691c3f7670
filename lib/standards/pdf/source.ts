import { type PdfArray, PdfDict, PdfName, type PdfObject, PdfRef, PdfStream, PdfString } from "./objects";

/** Anything that holds indirect objects: a file, or a file with a pending increment. The `as...` readers follow references. */
export abstract class ObjectSource {
  /** The object behind a reference; null when there is none (ISO 32000-1, 7.3.10). Do not change it: clone first. */
  abstract get(ref: PdfRef): PdfObject;

  /** Follows references to a value; undefined and endless chains become null. */
  resolve(object: PdfObject | undefined): PdfObject {
    let value = object ?? null;
    for (let hops = 0; value instanceof PdfRef; hops++) {
      if (hops === 16) return null;
      value = this.get(value);
    }
    return value;
  }

  asDict(object: PdfObject | undefined): PdfDict | undefined {
    const value = this.resolve(object);
    return value instanceof PdfDict ? value : undefined;
  }

  asArray(object: PdfObject | undefined): PdfArray | undefined {
    const value = this.resolve(object);
    return Array.isArray(value) ? value : undefined;
  }

  asStream(object: PdfObject | undefined): PdfStream | undefined {
    const value = this.resolve(object);
    return value instanceof PdfStream ? value : undefined;
  }

  asString(object: PdfObject | undefined): PdfString | undefined {
    const value = this.resolve(object);
    return value instanceof PdfString ? value : undefined;
  }

  /** The value of a name, without the slash. */
  asName(object: PdfObject | undefined): string | undefined {
    const value = this.resolve(object);
    return value instanceof PdfName ? value.value : undefined;
  }

  asNumber(object: PdfObject | undefined): number | undefined {
    const value = this.resolve(object);
    return typeof value === "number" ? value : undefined;
  }

  asInteger(object: PdfObject | undefined): number | undefined {
    const value = this.resolve(object);
    return typeof value === "number" && Number.isSafeInteger(value) ? value : undefined;
  }

  asBoolean(object: PdfObject | undefined): boolean | undefined {
    const value = this.resolve(object);
    return typeof value === "boolean" ? value : undefined;
  }
}
