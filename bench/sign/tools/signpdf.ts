import { plainAddPlaceholder } from "@signpdf/placeholder-plain";
import { P12Signer } from "@signpdf/signer-p12";
import { SignPdf } from "@signpdf/signpdf";
import type { Tool } from "../tool";

const passphrase = "bench";

/** Gets the file as it was uploaded, because it always adds a field of its own. */
export const signpdf: Tool = {
  title: "@signpdf",
  differs:
    "RSA-2048 only, in JavaScript; PKCS #7 without signing-certificate-v2, so no PAdES level; no B-T; no cross-reference streams; draws nothing",
  levels: ["B-B"],
  async ready(input, _level, keys) {
    const p12 = keys.rsaP12(passphrase);
    const tool = new SignPdf();
    const texts = { reason: "Agreement", contactInfo: "", name: "Bench Signer", location: "" };
    const original = Buffer.from(input.buffer, input.byteOffset, input.length);
    return {
      async sign() {
        const widgetRect = [360, 74, 520, 122];
        const placed = plainAddPlaceholder({ pdfBuffer: original, signingTime: keys.now, widgetRect, ...texts });
        // A P12Signer reads its buffer to the end, so it signs once.
        return tool.sign(placed, new P12Signer(p12, { passphrase }), keys.now);
      },
      whole: (made) => made,
    };
  },
};
