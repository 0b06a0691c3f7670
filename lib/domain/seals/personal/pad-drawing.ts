import "server-only";
import { decrypt, encrypt } from "@/lib/platform/secrets/envelope";
import { canonicalOutline, checkOutline, type Outline } from "@/lib/standards/seal-drawing/outline";

const place = (padId: string) => ({ table: "drawing_pad", column: "outlineCipher", row: padId });

/** A drawing as a pad's row keeps it. Input: a checked outline. */
export const sealDrawing = (padId: string, outline: Outline): Uint8Array<ArrayBuffer> =>
  encrypt(canonicalOutline(outline), place(padId));

/** The drawing in a pad's row. */
export const openDrawing = (padId: string, cipher: Uint8Array): Outline =>
  checkOutline(JSON.parse(decrypt(cipher, place(padId)).toString("utf8")));
