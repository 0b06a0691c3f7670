import { createHash } from "node:crypto";
import { prepareSigner } from "@/lib/standards/cms/sign-detached";
import { prepareDocument } from "@/lib/standards/pades/prepare";
import { type SignInput, signIncrement } from "@/lib/standards/pades/sign";
import { PdfFile } from "@/lib/standards/pdf/file";
import type { Level } from "../cell";
import { handwritten } from "../drawn";
import type { Keys } from "../keys";
import { fieldToSign, type Tool } from "../tool";

/** The file with its fields, as it stands when a contract is sent. */
export function prepared(input: Uint8Array): { base: Uint8Array; fieldName: string } {
  const { tail, fieldNames } = prepareDocument({ base: input, fields: [fieldToSign] });
  const fieldName = fieldNames.get(fieldToSign.id);
  if (!fieldName) throw new Error("the file got no field");
  return { base: Uint8Array.from(Buffer.concat([input, tail])), fieldName };
}

function common(input: Uint8Array, level: Level, keys: Keys): SignInput {
  const { timestamp, timestampSize } = keys;
  return {
    ...prepared(input),
    signer: keys.signer,
    ...(level === "B-T" && { timestamp, timestampSize }),
    appearance: handwritten(),
    signingTime: keys.now,
    name: "Bench Signer",
  };
}

const whole = (base: SignInput["base"]) => (tail: Uint8Array) => Buffer.concat([base as Uint8Array, tail]);

/** Nothing is kept from one signature to the next: the file is opened, read, hashed, and the certificates are read. */
export const vermilion: Tool = {
  title: "Vermilion",
  differs: "each signature opens, reads and hashes the file and reads the certificates anew; visible, as vectors",
  levels: ["B-B", "B-T"],
  async ready(input, level, keys) {
    const given = common(input, level, keys);
    const sign = async () => (await signIncrement(given)).tail;
    return { sign, whole: whole(given.base) };
  },
};

/** What a server that has the file open can leave out. */
export const vermilionWarm: Tool = {
  title: "Vermilion, warm",
  differs: "the file is open, its hash so far and the signer are kept, as for many signers of one document",
  levels: ["B-B", "B-T"],
  async ready(input, level, keys) {
    const given = common(input, level, keys);
    const file = PdfFile.open(given.base as Uint8Array);
    const hashPrefix = createHash("sha256").update(given.base as Uint8Array);
    const kept = { ...given, file, hashPrefix, signer: prepareSigner(given.signer) };
    return { sign: async () => (await signIncrement(kept)).tail, whole: whole(given.base) };
  },
};
