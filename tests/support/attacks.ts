/**
 * Attacks on signed PDF files, each made from a good file by code of our own: universal signature forgery, incremental
 * saving, signature wrapping, shadow attacks, evil annotation, sneaky signature, and what insiders could try.
 */

import { parseDer, withoutZeroPadding } from "@/lib/standards/asn1/reader";
import { contextConstructed, TAG } from "@/lib/standards/asn1/tags";
import { encode } from "@/lib/standards/asn1/writer";
import { readFields } from "@/lib/standards/pades/form";
import { PdfFile } from "@/lib/standards/pdf/file";
import { Increment } from "@/lib/standards/pdf/increment";
import { name, PdfDict, type PdfObject, PdfRef, PdfStream, PdfString, textString } from "@/lib/standards/pdf/objects";
import { onePage } from "./pdfs";

const latin1 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "latin1"));
const joined = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts));

/** Appends one increment that `change` fills. */
export function tampered(signed: Uint8Array, change: (increment: Increment, file: PdfFile) => void): Uint8Array {
  const file = PdfFile.open(signed);
  const increment = new Increment(file);
  change(increment, file);
  return joined(signed, increment.finish().tail);
}

/** Appends objects and a cross-reference that says exactly what it is told, which a proper writer would refuse to. */
export function appendedByHand(
  signed: Uint8Array,
  objects: ReadonlyMap<number, string>,
  rows: ReadonlyMap<number, number | "free"> = new Map(),
  root?: number,
): Uint8Array {
  const file = PdfFile.open(signed);
  let body = "\n";
  const all = new Map<number, number | "free">(rows);
  for (const [num, text] of objects) {
    all.set(num, signed.length + body.length);
    body += `${num} 0 obj\n${text}\nendobj\n`;
  }
  const xref = signed.length + body.length;
  body += "xref\n";
  for (const [num, place] of [...all].sort(([a], [b]) => a - b)) {
    body += `${num} 1\n${place === "free" ? "0000000000 00001 f" : `${String(place).padStart(10, "0")} 00000 n`}\r\n`;
  }
  const size = Math.max(file.size, ...[...all.keys()].map((num) => num + 1));
  const id = (file.trailer.array("ID") ?? []).map((part) =>
    part instanceof PdfString ? `<${Buffer.from(part.bytes).toString("hex")}>` : "",
  );
  const info = file.trailer.ref("Info");
  const kept = `${id.length > 0 ? `/ID[${id.join("")}]` : ""}${info ? `/Info ${info}` : ""}`;
  body += `trailer\n<</Size ${size}/Root ${root ?? file.root.num} 0 R${kept}/Prev ${file.startxref}>>\n`;
  return joined(signed, latin1(`${body}startxref\n${xref}\n%%EOF\n`));
}

/** The field and its dictionary of the n-th signature that is made, from 0. */
export function signatureAt(file: PdfFile, index: number) {
  const signed = readFields(file).filter((field) => file.asDict(field.value)?.has("ByteRange"));
  signed.sort((a, b) => end(file, a.value) - end(file, b.value));
  const field = signed[index];
  const ref = field?.dict.ref("V");
  const dict = file.asDict(ref);
  if (!field?.ref || !ref || !dict) throw new Error(`there is no signature ${index}`);
  return { field, fieldRef: field.ref, ref, dict };
}

function end(file: PdfFile, signature: PdfObject): number {
  const [, , resume = 0, rest = 0] = (file.asDict(signature)?.array("ByteRange") ?? []).map(Number);
  return resume + rest;
}

/** Another text on the first page, in a new content stream. */
export function newContent(increment: Increment, file: PdfFile, text = "Contract of gift"): void {
  const content = increment.add(new PdfStream(new PdfDict(), latin1(`BT /F1 24 Tf 72 720 Td (${text}) Tj ET\n`)));
  increment.edit(file.page(0).ref).set("Contents", content);
}

// Universal signature forgery: the signature is made unusable in the hope that a viewer skips what it cannot check.

const usf = (change: (dict: PdfDict) => void) => (signed: Uint8Array) =>
  tampered(signed, (increment, file) => {
    const { ref } = signatureAt(file, 1);
    change(increment.edit(ref));
    newContent(increment, file);
  });

export const universalForgeries: Record<string, (signed: Uint8Array) => Uint8Array> = {
  "no /Contents": usf((dict) => dict.delete("Contents")),
  "/Contents null": usf((dict) => dict.set("Contents", null)),
  "/Contents empty": usf((dict) => dict.set("Contents", new PdfString(new Uint8Array(), true))),
  "/Contents a zero byte": usf((dict) => dict.set("Contents", new PdfString(new Uint8Array(1), true))),
  "no /ByteRange": usf((dict) => dict.delete("ByteRange")),
  "/ByteRange null": usf((dict) => dict.set("ByteRange", null)),
  "/ByteRange empty": usf((dict) => dict.set("ByteRange", [])),
  "/ByteRange of one pair": usf((dict) => dict.set("ByteRange", (dict.array("ByteRange") ?? []).slice(0, 2))),
  "/ByteRange negative": usf((dict) => dict.set("ByteRange", [0, -1, -1, -1])),
  "/ByteRange overlapping": usf((dict) => dict.set("ByteRange", [0, 900, 800, 700])),
  "/ByteRange out of the file": usf((dict) => dict.set("ByteRange", [0, 900, 1000, 99_999_999])),
  "/ByteRange of strings": usf((dict) => dict.set("ByteRange", ["0", "1", "2", "3"].map(textString))),
};

/** One name of the signature dictionary misspelt in place, where the bytes are signed. */
export function misspelt(signed: Uint8Array, word: string): Uint8Array {
  const text = Buffer.from(signed).toString("latin1");
  const at = text.lastIndexOf(word);
  const copy = Uint8Array.from(signed);
  copy[at + word.length - 1] = 0x58;
  return copy;
}

// Incremental saving.

export const incrementalSavings: Record<string, (signed: Uint8Array) => Uint8Array> = {
  "new content of a page": (signed) => tampered(signed, newContent),
  "content stream overwritten": (signed) =>
    tampered(signed, (increment, file) => {
      const ref = file.page(0).dict.ref("Contents") as PdfRef;
      increment.set(ref, new PdfStream(new PdfDict(), latin1("BT /F1 24 Tf 72 720 Td (Contract of gift) Tj ET\n")));
    }),
  "page added": (signed) =>
    tampered(signed, (increment, file) => {
      const pages = file.catalog().ref("Pages") as PdfRef;
      const box = [0, 0, 595, 842];
      const page = increment.add(PdfDict.of({ Type: name("Page"), Parent: pages, MediaBox: box }));
      const tree = increment.edit(pages);
      tree.set("Kids", [...(tree.array("Kids") ?? []), page]).set("Count", file.pageCount() + 1);
    }),
  "page removed": (signed) =>
    tampered(signed, (increment, file) => {
      increment
        .edit(file.catalog().ref("Pages") as PdfRef)
        .set("Kids", [])
        .set("Count", 0);
    }),
  "page turned": (signed) => tampered(signed, (increment, file) => increment.edit(file.page(0).ref).set("Rotate", 180)),
  "page cropped": (signed) =>
    tampered(signed, (increment, file) => increment.edit(file.page(0).ref).set("CropBox", [0, 0, 100, 100])),
  "font replaced": (signed) =>
    tampered(signed, (increment, file) => {
      const fonts = file.asDict(file.asDict(file.page(0).dict.get("Resources"))?.get("Font"));
      increment.edit(fonts?.ref("F1") as PdfRef).set("BaseFont", name("Symbol"));
    }),
  "catalog with an action": (signed) =>
    tampered(signed, (increment, file) => {
      const action = PdfDict.of({ S: name("JavaScript"), JS: textString("this.getField('x').value='1'") });
      increment.edit(file.root).set("OpenAction", action);
    }),
  "layers added": (signed) =>
    tampered(signed, (increment, file) => increment.edit(file.root).set("OCProperties", PdfDict.of({ OCGs: [] }))),
  "fields drawn anew": (signed) =>
    tampered(signed, (increment, file) => {
      increment.edit(file.catalog().ref("AcroForm") as PdfRef).set("NeedAppearances", true);
    }),
  "signature taken out of its field": (signed) =>
    tampered(signed, (increment, file) => increment.edit(signatureAt(file, 1).fieldRef).delete("V")),
  "signature field taken out of the form": (signed) =>
    tampered(signed, (increment, file) => {
      const form = increment.edit(file.catalog().ref("AcroForm") as PdfRef);
      const { fieldRef } = signatureAt(file, 1);
      form.set(
        "Fields",
        (form.array("Fields") ?? []).filter((item) => !fieldRef.equals(item)),
      );
    }),
  "form removed": (signed) => tampered(signed, (increment, file) => increment.edit(file.root).delete("AcroForm")),
  "look of a signature overwritten": (signed) =>
    tampered(signed, (increment, file) => {
      const { field } = signatureAt(file, 1);
      const look = file.asDict(field.dict.get("AP"))?.ref("N") as PdfRef;
      const old = file.asStream(look) as PdfStream;
      increment.set(look, new PdfStream(old.dict, latin1("0 0 0 rg 0 0 200 60 re f\n")));
    }),
  "look of a signature exchanged": (signed) =>
    tampered(signed, (increment, file) => {
      const { field, fieldRef } = signatureAt(file, 1);
      const old = file.asStream(file.asDict(field.dict.get("AP"))?.get("N")) as PdfStream;
      const look = increment.add(new PdfStream(old.dict, latin1("0 0 0 rg 0 0 200 60 re f\n")));
      increment.edit(fieldRef).set("AP", PdfDict.of({ N: look }));
    }),
  "signature shared by a second field": (signed) =>
    tampered(signed, (increment, file) => {
      const free = readFields(file).find((field) => field.type === "Sig" && field.value === null);
      increment.edit(free?.ref as PdfRef).set("V", signatureAt(file, 1).ref);
    }),
  "objects without a cross-reference": (signed) => {
    const num = PdfFile.open(signed).page(0).ref.num;
    return joined(signed, latin1(`\n${num} 0 obj\n<</Type/Page/MediaBox[0 0 9 9]>>\nendobj\n`));
  },
  "an earlier revision cut out of the chain": (signed) => {
    const file = PdfFile.open(signed);
    const [, second] = file.revisions();
    const text = Buffer.from(appendedByHand(signed, new Map())).toString("latin1");
    return latin1(text.replace(new RegExp(`/Prev ${file.startxref}>>(?![^]*/Prev)`), `/Prev ${second?.startxref}>>`));
  },
};

// Syntax: a revision that changes nothing for one reader and everything for another.

/** Another page tree, in objects that nothing refers to. @returns its root */
function otherPages(increment: Increment): PdfRef {
  const pages = increment.add(new PdfDict());
  const page = increment.add(PdfDict.of({ Type: name("Page"), Parent: pages, MediaBox: [0, 0, 99, 99] }));
  const tree = PdfDict.of({ Type: name("Pages"), Kids: [page], Count: 1 });
  increment.set(pages, tree);
  return pages;
}

/** Appends a revision and rewrites the last place in its trailer that `from` names. */
function withTrailer(signed: Uint8Array, from: RegExp, to: (found: string, file: PdfFile) => string): Uint8Array {
  const bytes = tampered(signed, (increment, file) => {
    const catalog = increment.add(PdfDict.of({ Type: name("Catalog"), Pages: otherPages(increment) }));
    if (catalog.num !== file.size + 2) throw new Error("the other catalog has another number than expected");
  });
  const text = Buffer.from(bytes).toString("latin1");
  const at = text.lastIndexOf("trailer");
  return latin1(text.slice(0, at) + text.slice(at).replace(from, (found) => to(found, PdfFile.open(signed))));
}

export const syntaxAttacks: Record<string, (signed: Uint8Array) => Uint8Array> = {
  "a trailer that names two catalogs": (signed) =>
    withTrailer(signed, /\/Root \d+ 0 R/, (root, file) => `/Root ${file.size + 2} 0 R${root}`),
  "a trailer that names two predecessors": (signed) =>
    withTrailer(signed, /\/Prev \d+/, (prev, file) => `/Prev ${file.revisions()[0]?.startxref}${prev}`),
  "a trailer that puts the signed objects out of bounds": (signed) =>
    withTrailer(signed, /\/Size \d+/, () => "/Size 3"),
  "an object that the cross-reference does not list": (signed) => {
    const pages = PdfFile.open(signed).catalog().ref("Pages") as PdfRef;
    const other = `${pages.num} 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n`;
    return tampered(joined(signed, latin1(other)), (increment) => increment.add(new PdfDict()));
  },
};

// Signature wrapping: the second range is moved, and what it made room for is not signed.

/** Moves the second range back and puts a second /ByteRange and an object of the attacker into the gap. */
export function wrapped(signed: Uint8Array): Uint8Array {
  const file = PdfFile.open(signed);
  const { dict } = signatureAt(file, 2);
  const [, length = 0, resume = 0, rest = 0] = (dict.array("ByteRange") ?? []).map(Number);
  const gap = Buffer.from(signed.subarray(length, resume)).toString("latin1");
  const padded = gap.slice(0, gap.length - 400).replace(/>?$/, ">");
  const page = file.page(0).ref.num;
  const planted = `${page} 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>\nendobj\n`;
  const at = (size: number) => `/ByteRange[0 ${length} ${length + size} ${rest}]`;
  const size = padded.length + at(resume).length + planted.length + 9;
  const middle = `${padded}${at(size)}>>endobj\n${planted}`.padEnd(size, " ");
  return joined(signed.subarray(0, length), latin1(middle), signed.subarray(resume));
}

// Shadow attacks: the attacker prepares the file before it is signed.

const visible = "BT /F1 24 Tf 72 720 Td (You get 1000 euros) Tj ET\n";
const shadow = "BT /F1 24 Tf 72 720 Td (You pay 1000 euros) Tj ET\n";

export interface ShadowAttack {
  base: Uint8Array;
  /** What the attacker does once everybody has signed. */
  spring(signed: Uint8Array): Uint8Array;
}

/** The page shows a harmless form over its real content. */
const covered = () =>
  onePage("/MediaBox[0 0 595 842]", "", "")
    .object(
      3,
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents[4 0 R 7 0 R]/Resources<</Font<</F1 5 0 R>>/XObject<</Cover 6 0 R>>>>>>",
    )
    .stream(4, shadow)
    .stream(
      6,
      `1 g 0 0 595 842 re f 0 g ${visible}`,
      "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>",
    )
    .stream(7, "/Cover Do\n")
    .build();

/** Two versions of object 4 stand in the file; the cross-reference knows the second. */
function doubled(): Uint8Array {
  const text = Buffer.from(onePage().stream(4, visible).build()).toString("latin1");
  const hidden = `4 0 obj\n<</Length ${shadow.length}>>\nstream\n${shadow}\nendstream\nendobj\n`;
  const at = text.indexOf("1 0 obj");
  const moved = text.slice(0, at) + hidden + text.slice(at);
  const xref = moved.lastIndexOf("xref\n0 ");
  const rows = moved.slice(xref).replace(/(\d{10})( 00000 n)/g, (_, offset: string, rest: string) => {
    return String(Number(offset) + hidden.length).padStart(10, "0") + rest;
  });
  return latin1(moved.slice(0, xref) + rows.replace(/startxref\n\d+/, `startxref\n${xref}`));
}

export const shadowAttacks: Record<string, () => ShadowAttack> = {
  "hide: the cover is emptied": () => ({
    base: covered(),
    spring: (signed) =>
      tampered(signed, (increment, file) => {
        const cover = new PdfRef(6);
        increment.set(cover, new PdfStream((file.asStream(cover) as PdfStream).dict, latin1("n\n")));
      }),
  }),
  "hide: the cover is deleted": () => ({
    base: covered(),
    spring: (signed) => appendedByHand(signed, new Map(), new Map([[6, "free" as const]])),
  }),
  "replace: a font that reads differently": () => ({
    base: onePage().stream(4, visible).build(),
    spring: (signed) => appendedByHand(signed, new Map([[5, "<</Type/Font/Subtype/Type1/BaseFont/ZapfDingbats>>"]])),
  }),
  "hide and replace: the other version of an object": () => {
    const base = doubled();
    const hidden = Buffer.from(base).toString("latin1").indexOf("4 0 obj");
    return { base, spring: (signed) => appendedByHand(signed, new Map(), new Map([[4, hidden]])) };
  },
  "hide and replace: another catalog": () => ({
    base: onePage()
      .object(6, "<</Type/Catalog/Pages 7 0 R>>")
      .object(7, "<</Type/Pages/Kids[8 0 R]/Count 1>>")
      .object(8, "<</Type/Page/Parent 7 0 R/MediaBox[0 0 595 842]/Contents 9 0 R/Resources<</Font<</F1 5 0 R>>>>>>")
      .stream(9, shadow)
      .build(),
    spring: (signed) => appendedByHand(signed, new Map(), new Map(), 6),
  }),
  "a reference that dangled until now": () => ({
    base: onePage()
      .object(
        3,
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents[4 0 R 900 0 R]/Resources<</Font<</F1 5 0 R>>>>>>",
      )
      .build(),
    spring: (signed) => {
      const content = `<</Length ${shadow.length}>>\nstream\n${shadow}\nendstream`;
      return appendedByHand(signed, new Map([[900, content]]));
    },
  }),
  "metadata that is a page's content as well": () => ({
    base: onePage("/MediaBox[0 0 595 842]", "/Metadata 4 0 R").build(),
    spring: (signed) =>
      tampered(signed, (increment) => increment.set(new PdfRef(4), new PdfStream(new PdfDict(), latin1(shadow)))),
  }),
  "form resources that are a page's fonts as well": () => ({
    base: onePage()
      .object(1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[]/DR<</Font 6 0 R>>>>>>")
      .object(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font 6 0 R>>>>")
      .object(6, "<</F1 5 0 R>>")
      .stream(4, "BT /F1 24 Tf 72 720 Td (1000) Tj /F2 24 Tf (000) Tj ET\n")
      .build(),
    spring: (signed) => tampered(signed, (increment) => increment.edit(new PdfRef(6)).set("F2", new PdfRef(5))),
  }),
};

// Cryptographic message.

/** The CMS of the last signature with its SignerInfo written twice. */
export function twoSignerInfos(signed: Uint8Array): Uint8Array {
  return withContents(signed, (cms) => {
    const info = parseDer(cms);
    const data = info.children[1]?.children[0];
    const signers = data?.children.at(-1);
    const [signer] = signers?.children ?? [];
    if (!data || !signer || !info.children[0]) throw new Error("unexpected CMS");
    const rest = data.children.slice(0, -1).map((child) => child.raw);
    const doubledSet = encode(TAG.set, signer.raw, signer.raw);
    const content = encode(contextConstructed(0), encode(TAG.sequence, ...rest, doubledSet));
    return encode(TAG.sequence, info.children[0].raw, content);
  });
}

/** Something hidden in the padding behind the CMS. */
export function stuffedPadding(signed: Uint8Array): Uint8Array {
  return withContents(signed, (cms) => joined(cms, new Uint8Array(10), latin1("hidden")));
}

function withContents(signed: Uint8Array, change: (cms: Uint8Array) => Uint8Array): Uint8Array {
  const contents = signatureAt(PdfFile.open(signed), 2).dict.string("Contents") as PdfString;
  const cms = change(withoutZeroPadding(contents.bytes));
  const hex = Buffer.from(cms).toString("hex");
  const room = contents.end - contents.start - 2;
  if (hex.length > room) throw new Error("the changed CMS does not fit");
  const copy = Buffer.from(signed);
  copy.write(hex.padEnd(room, "0"), contents.start + 1, "latin1");
  return Uint8Array.from(copy);
}
