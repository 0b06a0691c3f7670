import { readFileSync } from "node:fs";
import * as fontkit from "fontkit";
import { type FieldSpec, type PreparedDocument, prepareDocument } from "@/lib/standards/pades/prepare";
import { mayCertify } from "@/lib/standards/pades/prepare-policy";
import { type SignInput, signIncrement } from "@/lib/standards/pades/sign";
import type { ValueFont } from "@/lib/standards/pades/text-appearance";
import { PdfFile } from "@/lib/standards/pdf/file";
import type { TestPki } from "./signing-pki";

/** Bytes in one piece. */
export const joined = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts));

let font: ValueFont | undefined;

/** Noto Sans SC, opened once. */
export function valueFont(): ValueFont {
  if (font) return font;
  const bytes = readFileSync("node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf");
  const opened = fontkit.create(bytes);
  if (!("layout" in opened)) throw new Error("a collection of fonts");
  font = { font: opened };
  return font;
}

/** A drawing that shows which way is up: a frame, a tick from the bottom left to the top right, a dot top left. */
export const drawing = {
  content: "0.76 0.15 0.1 RG 2 w 1 1 198 58 re S 10 10 m 60 10 l 190 50 l S 0.76 0.15 0.1 rg 10 40 12 12 re f\n",
  bbox: [0, 0, 200, 60] as const,
};

export interface Scenario {
  base: Uint8Array;
  prepared: PreparedDocument;
  /** The file after each step: base, prepared, the platform's seal, each signer. */
  revisions: Uint8Array[];
  signed: Uint8Array;
}

export interface ScenarioOptions {
  base: Uint8Array;
  pki: TestPki;
  /** Names of the signers; each gets a signature, a text value and, with `mirrors`, a second place on the page. */
  signers: readonly string[];
  values?: readonly string[];
  mirrors?: boolean;
  page?: number;
  stamped?: boolean;
  /** DocMDP permission of the platform's seal; 2 where the file may be certified at all. */
  certify?: 1 | 2 | 3;
}

/** Prepares a file, lets the platform seal it and every signer sign it, one after the other. */
export async function signedByAll(options: ScenarioOptions): Promise<Scenario> {
  const { base, pki, signers, values = [], mirrors = false, page = 0, stamped = true } = options;
  const fields: FieldSpec[] = signers.flatMap((_, index): FieldSpec[] => {
    const y = 60 + 90 * index;
    const place = (x: number, width: number, height: number) => ({ x, y, width, height });
    return [
      { kind: "signature", id: `s${index}`, page, rect: place(40, 160, 48), label: `Signature ${index + 1}` },
      { kind: "text", id: `t${index}`, page, rect: place(210, 90, 40), label: "地址", multiline: index % 2 === 1 },
      ...(mirrors ? [{ kind: "mirror" as const, id: `m${index}`, page, rect: place(310, 60, 18), label: "Copy" }] : []),
    ];
  });
  const prepared = prepareDocument({ base, fields });
  const revisions = [base, joined(base, prepared.tail)];
  const timestamp = stamped ? { timestamp: pki.timestamp } : {};
  const sign = async (input: Omit<SignInput, "base" | "signingTime">) => {
    const head = revisions.at(-1) as Uint8Array;
    const { tail } = await signIncrement({ base: head, signingTime: pki.clock.now, ...timestamp, ...input });
    revisions.push(joined(head, tail));
  };
  const certify = mayCertify(PdfFile.open(base)) ? { certify: options.certify ?? 2 } : {};
  await sign({ fieldName: prepared.platformFieldName, signer: pki.signer("Vermilion"), name: "Vermilion", ...certify });
  const nameOf = (id: string) => prepared.fieldNames.get(id) as string;
  for (const [index, name] of signers.entries()) {
    const text = values[index % Math.max(values.length, 1)];
    await sign({
      fieldName: nameOf(`s${index}`),
      signer: pki.signer(name),
      name,
      appearance: drawing,
      ...(text === undefined ? {} : { values: [{ fieldName: nameOf(`t${index}`), text }], valueFont: valueFont() }),
      ...(mirrors ? { mirrors: [{ fieldName: nameOf(`m${index}`) }] } : {}),
    });
  }
  return { base, prepared, revisions, signed: revisions.at(-1) as Uint8Array };
}

/** A file that came with an approval signature by somebody else, time-stamped, without any platform's seal. */
export async function approvedElsewhere(base: Uint8Array, pki: TestPki, signerName: string): Promise<Uint8Array> {
  const rect = { x: 60, y: 120, width: 160, height: 48 };
  const { tail, fieldNames } = prepareDocument({
    base,
    fields: [{ kind: "signature", id: "first", page: 0, rect, label: "First signature" }],
  });
  const ready = joined(base, tail);
  const signed = await signIncrement({
    base: ready,
    fieldName: fieldNames.get("first") as string,
    signer: pki.signer(signerName),
    timestamp: pki.timestamp,
    signingTime: pki.clock.now,
    appearance: drawing,
    name: signerName,
  });
  return joined(ready, signed.tail);
}
