import { PDF } from "@libpdf/core";
import type { Tool } from "../tool";
import { prepared } from "./vermilion";

/** Gets the prepared file and the name of its field, the same key operation and the same authority as Vermilion. */
export const libpdf: Tool = {
  title: "@libpdf/core",
  differs:
    "P-256; cannot show a signature; parses the file again after signing; writes CMS signing-time, which PAdES forbids",
  levels: ["B-B", "B-T"],
  async ready(input, level, { signer, timestamp, now }) {
    const { base, fieldName } = prepared(input);
    const options = {
      signer: {
        certificate: signer.certificate,
        certificateChain: [...signer.chain],
        keyType: "EC" as const,
        signatureAlgorithm: "ECDSA" as const,
        sign: async (data: Uint8Array) => signer.sign(data),
      },
      fieldName,
      signingTime: now,
      level,
      ...(level === "B-T" && { timestampAuthority: { timestamp } }),
    };
    return {
      sign: async () => (await (await PDF.load(base)).sign(options)).bytes,
      whole: (made) => made,
    };
  },
};
