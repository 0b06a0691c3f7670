import { PdfError } from "./errors";

/** Bounds of what reading one file may cost. All are counts or bytes; every reader stops with a PdfError at them. */
export interface PdfLimits {
  /** Nesting of arrays and dictionaries, and levels of the page tree. */
  maxDepth: number;
  /** Values in one indirect object, weighed by the memory they take: a number 1, a string 4, a dictionary 6. */
  maxNodesPerObject: number;
  /** Values read from the file altogether, weighed likewise; about 40 bytes of memory each. */
  maxNodes: number;
  /** Bytes that one stream may decode to. */
  maxStreamBytes: number;
  /** Bytes that all streams together may decode to. */
  maxInflatedBytes: number;
  /** Cross-reference sections, that is about the number of revisions. */
  maxSections: number;
  /** Pages in the page tree. */
  maxPages: number;
  /** Highest object number (ISO 32000-1, Annex C.2 names 8,388,607). */
  maxObjectNumber: number;
  /** Filters on one stream. */
  maxFilters: number;
}

export const defaultLimits: PdfLimits = {
  maxDepth: 100,
  maxNodesPerObject: 1_000_000,
  maxNodes: 8_000_000,
  maxStreamBytes: 64 * 1024 * 1024,
  maxInflatedBytes: 512 * 1024 * 1024,
  maxSections: 2_000,
  maxPages: 20_000,
  maxObjectNumber: 8_388_607,
  maxFilters: 6,
};

/** What is left of the limits while one file is read. */
export class Budget {
  nodes: number;
  inflated: number;
  /**
   * Bytes that may be read as text. Each byte of an honest file is read once or twice; a hostile one could make
   * thousands of objects, sections or streams share one long stretch, and cost file size squared.
   */
  scan: number;

  constructor(
    readonly limits: PdfLimits = defaultLimits,
    fileSize = 0,
  ) {
    this.nodes = limits.maxNodes;
    this.inflated = limits.maxInflatedBytes;
    this.scan = 6 * fileSize + 1024 * 1024;
  }

  /** How many bytes the next stream may decode to. */
  nextStream(): number {
    return Math.min(this.limits.maxStreamBytes, this.inflated);
  }

  /** Counts decoded bytes. @throws PdfError too-large */
  spendInflated(bytes: number): void {
    this.inflated -= bytes;
    this.scan += 6 * bytes;
    if (this.inflated < 0) throw new PdfError("too-large", "streams decode to more bytes than allowed");
  }

  /** Counts bytes read as text. @throws PdfError too-large */
  spendScan(bytes: number): void {
    this.scan -= bytes;
    if (this.scan < 0) throw new PdfError("too-large", "parts of the file are read again and again");
  }
}
