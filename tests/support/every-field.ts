import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { FieldSpec } from "@/lib/standards/pades/field-spec";
import type { FieldValue } from "@/lib/standards/pades/field-values";
import { fillIncrement } from "@/lib/standards/pades/fill";
import { prepareDocument } from "@/lib/standards/pades/prepare";
import { mayCertify } from "@/lib/standards/pades/prepare-policy";
import { type Initials, type SignInput, signIncrement } from "@/lib/standards/pades/sign";
import { PdfFile } from "@/lib/standards/pdf/file";
import { encodePng } from "@/lib/standards/seal-drawing/png";
import { inScratch, plainPdf } from "./pdfs";
import type { TestPki } from "./signing-pki";
import { drawing, joined, valueFont } from "./signing-scenario";

const rect = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });

/** Where each kind of field stands on the page as the reader sees it; all are within 500 by 500 points. */
export const PLACES = {
  sign: rect(40, 40, 160, 48),
  address: rect(220, 40, 120, 60),
  price: rect(360, 40, 100, 20),
  code: rect(220, 120, 180, 20),
  number: rect(40, 120, 120, 20),
  agree: rect(40, 170, 16, 16),
  refuse: rect(80, 170, 16, 16),
  cash: rect(120, 170, 14, 14),
  card: rect(160, 170, 14, 14),
  other: rect(200, 170, 14, 14),
  city: rect(240, 170, 120, 20),
  photo: rect(40, 220, 90, 60),
  logo: rect(150, 220, 60, 60),
  initials: rect(230, 220, 60, 30),
};

/** One field of every kind on one page. */
export function everyField(page = 0): FieldSpec[] {
  const at = (id: Exclude<keyof typeof PLACES, "cash" | "card" | "other">) => ({
    id,
    page,
    rect: PLACES[id],
    label: id,
  });
  const choice = (value: string, place: "cash" | "card" | "other") => ({
    value,
    page,
    rect: PLACES[place],
    label: value,
  });
  return [
    { kind: "signature", ...at("sign") },
    { kind: "text", ...at("address"), multiline: true, fontSize: 10 },
    { kind: "text", ...at("price"), align: "right" },
    { kind: "text", ...at("code"), comb: true, maxLength: 12 },
    { kind: "text", ...at("number"), value: "合同 No. 2026-0001", align: "center", fontSize: 9 },
    { kind: "checkbox", ...at("agree") },
    { kind: "checkbox", ...at("refuse"), value: "拒绝" },
    {
      kind: "radio",
      id: "pay",
      label: "How it is paid",
      choices: [choice("cash", "cash"), choice("card", "card"), choice("其他", "other")],
    },
    {
      kind: "select",
      ...at("city"),
      options: [
        { value: "bj", shown: "北京 Beijing" },
        { value: "sh", shown: "上海 Shanghai" },
      ],
    },
    { kind: "image", ...at("photo") },
    { kind: "image", ...at("logo") },
    { kind: "initials", ...at("initials") },
  ];
}

/** A page of a PDF as a JPEG, wider than tall, dark in its top left corner. */
export function jpegPicture(): Uint8Array {
  return inScratch((folder) => {
    const file = path.join(folder, "in.pdf");
    const content = "0.9 g 0 0 120 60 re f 0.1 g 0 30 60 30 re f";
    const objects = `1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 120 60]/Contents 4 0 R>>endobj 4 0 obj<</Length ${content.length}>>stream\n${content}\nendstream endobj`;
    writeFileSync(file, `%PDF-1.4\n${objects}\ntrailer<</Root 1 0 R/Size 5>>`);
    execFileSync("pdftoppm", ["-jpeg", "-r", "72", "-singlefile", file, path.join(folder, "out")], { stdio: "pipe" });
    return Uint8Array.from(readFileSync(path.join(folder, "out.jpg")));
  });
}

/** A dark disc on paper that is see-through. */
export function pngPicture(side = 40): Uint8Array {
  const rgba = new Uint8Array(side * side * 4);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const inside = Math.hypot(x - side / 2, y - side / 2) < side / 3;
      rgba.set(inside ? [20, 20, 60, 255] : [255, 0, 0, 0], (y * side + x) * 4);
    }
  return Uint8Array.from(encodePng({ width: side, height: side, rgba }, 2835));
}

export interface FilledContract {
  base: Uint8Array;
  /** Prepared, certified, and then what was done. */
  revisions: Uint8Array[];
  name(id: string): string;
  platformFieldName: string;
  archiveFieldName: string;
  head(): Uint8Array;
  fill(...values: FieldValue[]): void;
  sign(signer: string, values?: readonly (FieldValue | Initials)[], rest?: Partial<SignInput>): Promise<void>;
}

/** A document with these fields, certified by the platform where it may be, to be filled and signed step by step. */
export async function filledContract(
  pki: TestPki,
  fields: readonly FieldSpec[] = everyField(),
  base = plainPdf(),
): Promise<FilledContract> {
  const prepared = prepareDocument({ base, fields, valueFont: valueFont() });
  const revisions = [base, joined(base, prepared.tail)];
  const head = () => revisions.at(-1) as Uint8Array;
  const common = () => ({ base: head(), signingTime: pki.clock.now, timestamp: pki.timestamp, valueFont: valueFont() });
  const name = (id: string) => prepared.fieldNames.get(id) as string;
  const platform = await signIncrement({
    ...common(),
    fieldName: prepared.platformFieldName,
    signer: pki.signer("Vermilion"),
    ...(mayCertify(PdfFile.open(base)) && { certify: 2 }),
  });
  revisions.push(joined(head(), platform.tail));
  return {
    base,
    revisions,
    name,
    ...prepared,
    head,
    fill(...values) {
      const tail = fillIncrement({ base: head(), values, valueFont: valueFont() });
      revisions.push(joined(head(), tail));
    },
    async sign(signer, values = [], rest = {}) {
      const input = { ...common(), fieldName: name("sign"), signer: pki.signer(signer), appearance: drawing, values };
      revisions.push(joined(head(), (await signIncrement({ ...input, ...rest })).tail));
    },
  };
}

/** A value for every field that `everyField` leaves to be filled. */
export function everyValue(name: (id: string) => string) {
  return [
    { fieldName: name("address"), text: "北京市朝阳区 Jianguo Road 88 号，SOHO 现代城 A 座 1203 室" },
    { fieldName: name("price"), text: "¥ 12,000.00" },
    { fieldName: name("code"), text: "91110105MA00" },
    { fieldName: name("agree"), checked: true },
    { fieldName: name("refuse"), checked: false },
    { fieldName: name("pay"), choice: "其他" },
    { fieldName: name("city"), choice: "sh" },
    { fieldName: name("photo"), picture: jpegPicture() },
    { fieldName: name("logo"), picture: pngPicture() },
  ];
}

/** Initials that show which way is up. */
export const initialsDrawing = {
  content: "0 0 0.6 RG 3 w 5 5 m 5 25 l 25 5 l 25 25 l S\n",
  bbox: [0, 0, 60, 30] as const,
};
