import type { Revision } from "../pdf/file";
import { type PdfDict, PdfString } from "../pdf/objects";
import { PrefixDigests } from "./prefix-digests";
import type { Problem } from "./report";

/** The bytes that a signature covers. */
export interface Coverage {
  /** Digest of the two ranges, by the algorithm's name in node:crypto; null where the range cannot be used at all. */
  digest: ((algorithm: string) => Uint8Array) | null;
  /** The padded /Contents. */
  contents: Uint8Array;
  /** Index of the revision that the second range ends with; -1 for none. */
  revision: number;
  /** Nothing of the revision is left out but the /Contents token. */
  whole: boolean;
  problems: Problem[];
}

const wrong = (code: string, message: string): Problem => ({ code, message, weight: "invalid" });

/**
 * Checks /ByteRange against the file (ISO 32000-2, 12.8.1; EN 319 142-1, 5.3): [0 a b c], the gap is exactly the
 * hexadecimal token of this dictionary's own /Contents, and the second range ends where a revision ends.
 *
 * @param objectOffset where the signature dictionary's object stands in the file, -1 if it is in an object stream
 * @param digests shared by the signatures of one file, so that its bytes are hashed once
 */
export function readCoverage(
  bytes: Uint8Array,
  revisions: readonly Revision[],
  dict: PdfDict,
  objectOffset: number,
  digests = new PrefixDigests(bytes),
): Coverage {
  const coverage: Coverage = { digest: null, contents: new Uint8Array(), revision: -1, whole: false, problems: [] };
  const { problems } = coverage;
  if (dict.duplicateKeys.length > 0) {
    const keys = dict.duplicateKeys.join(", /");
    problems.push(wrong("duplicate-key", `The signature dictionary says /${keys} more than once.`));
  }
  const contents = dict.get("Contents");
  if (!(contents instanceof PdfString) || contents.bytes.length === 0) {
    problems.push(wrong("contents-missing", "The signature dictionary has no usable /Contents."));
  } else coverage.contents = contents.bytes;
  const range = dict.array("ByteRange");
  if (range?.length !== 4 || !range.every((value) => Number.isSafeInteger(value))) {
    problems.push(wrong("byte-range-missing", "The signature dictionary has no usable /ByteRange."));
    return coverage;
  }
  const [start, length, resume, rest] = range as [number, number, number, number];
  if (start !== 0 || length <= 0 || resume <= length || rest <= 0 || resume + rest > bytes.length) {
    const message = `/ByteRange [${range.join(" ")}] does not describe two ranges of this file.`;
    problems.push(wrong("byte-range-wrong", message));
    return coverage;
  }
  coverage.digest = (algorithm) => digests.around(algorithm, length, bytes.subarray(resume, resume + rest));
  const exact = contents instanceof PdfString && contents.hex && contents.start === length && contents.end === resume;
  if (!exact || objectOffset < 0 || objectOffset >= length) {
    problems.push(wrong("gap-not-contents", "The bytes left out are not exactly the signature's own /Contents."));
  }
  const end = resume + rest;
  coverage.revision = revisions.findIndex((revision) => revision.eof <= end && end <= revision.end);
  const begin = revisions[coverage.revision - 1]?.eof ?? 0;
  if (coverage.revision < 0) {
    problems.push(wrong("not-a-revision", "The signed bytes do not end where a revision of the file ends."));
  } else if (objectOffset < begin) {
    problems.push(wrong("signature-older", "The signature stands in an older revision than the one it signs."));
  }
  coverage.whole = problems.length === 0;
  return coverage;
}
