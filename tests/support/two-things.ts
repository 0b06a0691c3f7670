/**
 * Files in which one object is two things at once, and what their author does once everybody has signed: the object is
 * written anew in the one role, and the pages show it in the other. Each is made by code of our own.
 */

import { sealPlaceholders, sealRevision } from "@/lib/standards/pades/sealed-revision";
import { signIncrement } from "@/lib/standards/pades/sign";
import { PdfFile } from "@/lib/standards/pdf/file";
import { Increment } from "@/lib/standards/pdf/increment";
import { byteString, name, PdfDict, type PdfObject, PdfRef, PdfStream, textString } from "@/lib/standards/pdf/objects";
import { appendedByHand, tampered } from "./attacks";
import { objectStreamPdf, onePage, type PdfTemplate } from "./pdfs";
import type { TestPki } from "./signing-pki";

export interface TwoThings {
  base: Uint8Array;
  /** What the author does once everybody has signed. */
  spring(signed: Uint8Array, pki: TestPki): Uint8Array | Promise<Uint8Array>;
}

const bytesOf = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "latin1"));
const joined = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts));
const text = (amount: number): string => `BT /F1 18 Tf 10 20 Td (Pay EUR ${amount}) Tj ET\n`;
const FORM = "/Type/XObject/Subtype/Form/BBox[0 0 400 60]/Resources<</Font<</F1 5 0 R>>>>";
const METADATA = "/Type/Metadata/Subtype/XML";

/** The form that shows the other amount; with `also`, it pretends to be something else besides. */
function form(also: Record<string, PdfObject> = {}): PdfStream {
  const resources = PdfDict.of({ Font: PdfDict.of({ F1: new PdfRef(5) }) });
  const dict = { Type: name("XObject"), Subtype: name("Form"), BBox: [0, 0, 400, 60], Resources: resources, ...also };
  return new PdfStream(PdfDict.of(dict), bytesOf(text(900)));
}
const metadata = (also: Record<string, PdfObject> = {}) =>
  new PdfStream(PdfDict.of({ Type: name("Metadata"), Subtype: name("XML"), ...also }), bytesOf(text(900)));

/** One page with these resources and content, with a font unless they say which; `catalog` and `page` are further entries. */
function drawing(resources: string, content: string, { catalog = "", page = "" } = {}): PdfTemplate {
  const all = resources.includes("/Font") ? resources : `/Font<</F1 5 0 R>>${resources}`;
  return onePage(undefined, catalog)
    .object(3, `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<${all}>>${page}>>`)
    .stream(4, content);
}

const edits = (change: (increment: Increment, file: PdfFile) => void) => (signed: Uint8Array) =>
  tampered(signed, change);
/** Writes an object anew in its place. */
const sets = (num: number, value: () => PdfObject) => edits((increment) => increment.set(new PdfRef(num), value()));
/** Changes one entry of a dictionary; a stream becomes an object of its own. */
const puts = (num: number, key: string, value: () => PdfObject) =>
  edits((increment) => increment.edit(new PdfRef(num)).set(key, own(increment, value())));
const own = (increment: Increment, value: PdfObject): PdfObject =>
  value instanceof PdfStream ? increment.add(value) : value;

/** Changes the file and gives it a valid time stamp in the author's own field, or a signature in a field that is left. */
async function stampedOver(signed: Uint8Array, pki: TestPki, change: (field: PdfDict, increment: Increment) => void) {
  const increment = new Increment(PdfFile.open(signed));
  const seal = PdfDict.of({
    Type: name("DocTimeStamp"),
    Filter: name("Adobe.PPKLite"),
    SubFilter: name("ETSI.RFC3161"),
    ...sealPlaceholders(10_240),
  });
  const field = increment.edit(new PdfRef(21)).set("V", increment.add(seal));
  change(field, increment);
  const { tail } = await sealRevision({ increment, base: signed, algorithm: "sha256", seal: pki.timestamp });
  return joined(signed, tail);
}
async function signedOver(base: Uint8Array, pki: TestPki): Promise<Uint8Array> {
  const input = { base, fieldName: "Vermilion-archive", signer: pki.signer("Insider"), signingTime: pki.clock.now };
  return joined(base, (await signIncrement(input)).tail);
}

const field = (entries: string) => `<</Type/Annot/Subtype/Widget/T(mine)/Rect[0 0 0 0]/F 132/P 3 0 R${entries}>>`;
const FIELD = { catalog: "/AcroForm<</Fields[21 0 R]>>", page: "/Annots[21 0 R]" };

/** The information dictionary in every place where names of the author's choice lead to what is drawn. */
const informed = (resources: string, content: string, value: () => PdfObject, more = {}): TwoThings => ({
  base: drawing(resources, content, more)
    .object(11, "<</Title(Contract)>>")
    .object(16, "<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/CharProcs 11 0 R>>")
    .stream(17, "/Im Do\n", "/Type/XObject/Subtype/Form/BBox[0 0 400 60]/Resources<</XObject 11 0 R>>")
    .object(18, "<</Type/Annot/Subtype/Stamp/Rect[0 0 400 60]/AP<</N 11 0 R>>/AS/Im>>")
    .build({ trailer: "/Info 11 0 R" }),
  spring: puts(11, "Im", value),
});

const information: Record<string, TwoThings> = {
  "names of forms": informed("/XObject 11 0 R", "/Im Do\n", form),
  "names of fonts": informed("/Font 11 0 R", "BT /Im 18 Tf 10 20 Td (1000) Tj ET\n", () =>
    PdfDict.of({ Type: name("Font"), Subtype: name("Type1"), BaseFont: name("ZapfDingbats") }),
  ),
  "names of graphics states": informed("/ExtGState 11 0 R", `/Im gs ${text(100)}`, () => PdfDict.of({ ca: 0 })),
  "names of colours": informed("/ColorSpace 11 0 R", `/Im cs 1 scn ${text(100)}`, () => name("DeviceGray")),
  "names of patterns": informed("/Pattern 11 0 R", "/Pattern cs /Im scn 0 0 400 60 re f\n", form),
  "names of shadings": informed("/Shading 11 0 R", "/Im sh\n", () => PdfDict.of({ ShadingType: 2 })),
  "names of layers": informed("/Properties 11 0 R", `/OC /Im BDC ${text(100)} EMC\n`, () =>
    PdfDict.of({ Type: name("OCG"), Name: textString("off") }),
  ),
  "glyphs of a font": informed("/Font<</F1 5 0 R/F3 16 0 R>>", "BT /F3 18 Tf (a) Tj ET\n", form),
  "names below a form": informed("/XObject<</Fm 17 0 R>>", "/Fm Do\n", form),
  "states of an annotation": informed("", text(100), form, { page: "/Annots[18 0 R]" }),
  "the layers' settings": informed("", text(100), () => name("OFF"), { catalog: "/OCProperties<</OCGs[]/D 11 0 R>>" }),
  "a page's group": informed("", text(100), () => name("Group"), { page: "/Group 11 0 R" }),
};

const others: Record<string, TwoThings> = {
  "information: a form": {
    base: drawing("/XObject<</Info 11 0 R>>", "/Info Do\n")
      .stream(11, text(100), FORM)
      .build({ trailer: "/Info 11 0 R" }),
    spring: sets(11, form),
  },
  "information: all resources of the page tree": {
    base: onePage(undefined, "", "/Resources 11 0 R")
      .object(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>")
      .stream(4, "BT /F1 18 Tf (100) Tj ET /Im Do\n")
      .object(11, "<</Font<</F1 5 0 R>>>>")
      .build({ trailer: "/Info 11 0 R" }),
    spring: edits((increment) => {
      increment.edit(new PdfRef(11)).set("XObject", PdfDict.of({ Im: increment.add(form()) }));
    }),
  },
  "metadata: a form": {
    base: drawing("/XObject<</Metadata 10 0 R>>", "/Metadata Do\n", { catalog: "/Metadata 10 0 R" })
      .stream(10, text(100), FORM)
      .build(),
    spring: sets(10, form),
  },
  "metadata: a form that calls itself metadata": {
    base: drawing("/XObject<</Metadata 10 0 R>>", "/Metadata Do\n", { catalog: "/Metadata 10 0 R" })
      .stream(10, text(100), FORM)
      .build(),
    spring: sets(10, metadata),
  },
  "metadata: a content of a page": {
    base: drawing("", text(100), { catalog: "/Metadata 10 0 R" })
      .stream(10, text(100), METADATA)
      .object(
        3,
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents[4 0 R 10 0 R]/Resources<</Font<</F1 5 0 R>>>>>>",
      )
      .build(),
    spring: sets(10, metadata),
  },
  "metadata: names of forms, to readers that take a stream for its dictionary": {
    base: drawing("/XObject 10 0 R", "/Im Do\n", { catalog: "/Metadata 10 0 R" }).stream(10, "<x/>", METADATA).build(),
    spring: edits((increment) => increment.set(new PdfRef(10), metadata({ Im: increment.add(form()) }))),
  },
  "metadata: referred to from a page by another generation": {
    base: drawing("/XObject<</X 10 1 R>>", `${text(100)}/X Do\n`, { catalog: "/Metadata 10 0 R" })
      .stream(10, "<x/>", METADATA)
      .build(),
    spring: (signed) => {
      const content = text(900);
      const added = appendedByHand(
        signed,
        new Map([[10, `<<${METADATA}/Length ${content.length}>>\nstream\n${content}\nendstream`]]),
      );
      const tail = Buffer.from(added.subarray(signed.length)).toString("latin1");
      return joined(signed, bytesOf(tail.replace("10 0 obj", "10 1 obj").replace(/(\d{10}) 00000 n/, "$1 00001 n")));
    },
  },
  "validation data: names of forms": {
    base: drawing("/XObject 15 0 R", "/Im Do\n", { catalog: "/DSS 12 0 R" })
      .object(12, "<</VRI<</XObject 15 0 R>>>>")
      .object(15, "<</Im 17 0 R>>")
      .stream(17, text(100), FORM)
      .build(),
    spring: edits((increment, file) => {
      increment.set(new PdfRef(15), PdfDict.of({ Im: increment.add(form()) }));
      increment.edit(file.root).set("DSS", PdfDict.of({ Certs: [] }));
    }),
  },
  "validation data: the time stamp of an entry": {
    base: drawing("/XObject 15 0 R", `${text(100)}/TS Do\n`, { catalog: "/DSS 12 0 R" })
      .object(12, `<</VRI<</${"AB".repeat(20)} 15 0 R>>>>`)
      .object(15, "<<>>")
      .build(),
    spring: puts(15, "TS", form),
  },
  "validation data: contents of a page": {
    base: drawing("", text(100), { catalog: "/DSS<</Certs 12 0 R>>" })
      .object(12, "[4 0 R]")
      .object(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 12 0 R/Resources<</Font<</F1 5 0 R>>>>>>")
      .build(),
    spring: edits((increment) => increment.set(new PdfRef(12), [new PdfRef(4), increment.add(form())])),
  },
  "catalog: names of forms": {
    base: drawing("/XObject 1 0 R", "/Metadata Do\n", { catalog: "/Metadata 10 0 R" })
      .stream(10, text(100), FORM)
      .build(),
    spring: puts(1, "Metadata", form),
  },
  "catalog: names of forms, and a form that calls itself metadata": {
    base: drawing("/XObject 1 0 R", `${text(100)}/Metadata Do\n`).build(),
    spring: puts(1, "Metadata", metadata),
  },
  "catalog: names of colours": {
    base: drawing("/ColorSpace 1 0 R", `/Version cs 1 scn ${text(100)}`).build(),
    spring: puts(1, "Version", () => name("DeviceGray")),
  },
  "catalog: names of forms, and a form as extensions": {
    base: drawing("/XObject 1 0 R", `${text(100)}/Extensions Do\n`, { catalog: "/Extensions<<>>" }).build(),
    spring: puts(1, "Extensions", form),
  },
  "extensions: names of forms": {
    base: drawing("/XObject 15 0 R", "/Im Do\n", { catalog: "/Extensions 15 0 R" }).object(15, "<<>>").build(),
    spring: puts(15, "Im", form),
  },
  "page: names of its own forms": {
    base: drawing("/XObject 3 0 R", `${text(100)}/Annots Do\n`).build(),
    spring: puts(3, "Annots", form),
  },
  "page: names of another page's forms": {
    base: drawing("/XObject 6 0 R", `${text(100)}/Annots Do\n`)
      .object(2, "<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>")
      .object(6, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>")
      .build(),
    spring: puts(6, "Annots", form),
  },
  "annotations: a form": {
    base: drawing("/XObject<</X 12 0 R>>", `${text(100)}/X Do\n`, { page: "/Annots 12 0 R" })
      .object(12, "[]")
      .build(),
    spring: sets(12, form),
  },
  "signature field: names of forms": {
    base: drawing("/XObject 21 0 R", "/M Do\n", FIELD)
      .object(21, field("/FT/Sig/M 22 0 R"))
      .stream(22, text(100), FORM)
      .build(),
    spring: (signed, pki) =>
      stampedOver(signed, pki, (own, increment) => {
        own.set("M", increment.add(form()));
      }),
  },
  "signature field: states of an annotation": {
    base: drawing("", text(100), { ...FIELD, page: "/Annots[21 0 R 18 0 R]" })
      .object(21, field("/FT/Sig"))
      .object(18, "<</Type/Annot/Subtype/Stamp/Rect[0 0 400 60]/AP<</N 21 0 R>>/AS/V>>")
      .build(),
    spring: (signed, pki) => stampedOver(signed, pki, () => undefined),
  },
  "check box: names of colours": {
    base: drawing("/ColorSpace 21 0 R", `/V cs 1 scn ${text(100)}`, FIELD)
      .object(21, field("/FT/Btn"))
      .build(),
    spring: (signed, pki) => signedOver(puts(21, "V", () => name("DeviceGray"))(signed), pki),
  },
  "form: names of fonts": {
    base: drawing("", "", { catalog: "/AcroForm 13 0 R" })
      .object(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font 13 0 R>>>>")
      .object(13, "<</Fields[]>>")
      .stream(4, "BT /DR 18 Tf (1000) Tj ET\n")
      .build(),
    spring: edits((increment, file) => {
      const resources = new PdfDict(file.asDict(file.asDict(new PdfRef(13))?.get("DR"))?.entries() ?? []);
      resources.set("Type", name("Font")).set("Subtype", name("Type1")).set("BaseFont", name("ZapfDingbats"));
      increment.edit(new PdfRef(13)).set("DR", resources);
    }),
  },
  "form resources: resources of a page": {
    base: drawing("", "", { catalog: "/AcroForm<</Fields[]/DR 14 0 R>>" })
      .object(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources 14 0 R>>")
      .object(14, "<</Font<</F1 5 0 R>>>>")
      .stream(4, `${text(100)}/Im Do\n`)
      .build(),
    spring: edits((increment) => {
      increment.edit(new PdfRef(14)).set("XObject", PdfDict.of({ Im: increment.add(form()) }));
    }),
  },
};

/** By what the object is to the document, and what it is to the pages. */
export const twoThings: Record<string, TwoThings> = {
  ...Object.fromEntries(Object.entries(information).map(([what, attack]) => [`information: ${what}`, attack])),
  ...others,
};

/** Objects of one kind that wear another's name, or that only reading others depends on. */
export const disguises: Record<string, TwoThings> = {
  "a dictionary of forms that calls itself a page": {
    base: drawing("/XObject 12 0 R", `${text(100)}/Annots Do\n`)
      .object(12, "<</Type/Page>>")
      .build(),
    spring: puts(12, "Annots", form),
  },
  "a page that is none of the document's": {
    base: drawing("", text(100), { catalog: "/Names<</Pages<</Names[(x) 12 0 R]>>>>" })
      .object(12, "<</Type/Page>>")
      .build(),
    spring: puts(12, "Annots", () => []),
  },
  "where the objects in a stream begin": {
    base: objectStreamPdf({
      inside: 5,
      first: "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>   ",
      second: "<</Type/Font/Subtype/Type1/BaseFont/ZapfDingbats>>",
    }),
    spring: (signed) => appendedByHand(signed, new Map([[30, "54"]])),
  },
  "metadata of an image, to readers that take a stream for its dictionary": {
    base: drawing("/XObject 15 0 R", `${text(100)}/Metadata Do\n`, { catalog: "/Metadata 10 0 R" })
      .stream(10, "<x/>", METADATA)
      .stream(15, "\0", "/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Metadata 10 0 R")
      .build(),
    spring: sets(10, metadata),
  },
};

/** The file signed by its author's own program, which does not look, with a field that is left. */
export async function signedElsewhere(
  base: Uint8Array,
  pki: TestPki,
  rules: { certify?: 2 } = { certify: 2 },
): Promise<Uint8Array> {
  const ready = tampered(base, (increment, file) => {
    const catalog = file.catalog();
    const widget = { Type: name("Annot"), Subtype: name("Widget"), Rect: [0, 0, 0, 0], F: 132, P: file.page(0).ref };
    const added = ["Seal", "Vermilion-archive"].map((title) =>
      increment.add(PdfDict.of({ ...widget, FT: name("Sig"), T: textString(title) })),
    );
    const known = catalog.get("AcroForm");
    const owner = known instanceof PdfRef ? increment.edit(known) : new PdfDict(file.asDict(known)?.entries() ?? []);
    owner.set("Fields", [...(file.asArray(owner.get("Fields")) ?? []), ...added]).set("SigFlags", 3);
    owner.set("DA", byteString("/Helv 0 Tf 0 g"));
    if (!(known instanceof PdfRef)) increment.edit(file.root).set("AcroForm", owner);
  });
  const input = { base: ready, fieldName: "Seal", signer: pki.signer("Author"), signingTime: pki.clock.now };
  return joined(ready, (await signIncrement({ ...input, ...rules })).tail);
}
