import { createHash } from "node:crypto";
import type { Tool } from "../tool";

// What is signed in CMS: the signed attributes, about 220 bytes with signing-certificate-v2.
const attributes = new Uint8Array(220).fill(0x31);

/** What no signer can do without: one SHA-256 over the file, and one private-key operation for each signature. */
export const limit: Tool = {
  title: "limit",
  differs: "signs nothing: one SHA-256 over the file and one P-256 operation (B-B) or two (B-T: signature and token)",
  levels: ["B-B", "B-T"],
  async ready(input, level, { keyOperation }) {
    const operations = level === "B-T" ? 2 : 1;
    return {
      async sign() {
        let made: Uint8Array = createHash("sha256").update(input).digest();
        for (let i = 0; i < operations; i++) made = keyOperation(attributes);
        return made;
      },
    };
  },
};
