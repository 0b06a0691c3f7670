import { deflateSync } from "node:zlib";
import { PdfTemplate } from "./pdf-template";

const lines = 42;
/** Pixels of a picture's side; three bytes each, of noise, which no packing makes smaller. */
const side = 260;

/**
 * A contract that is hard to open: text on every page, a picture on every fifth, all pages under one node of the page
 * tree and each page's dictionary beside its content. A reader that checks the last page of such a file has to find
 * every dictionary before it, all over the file.
 */
export function bigContract(pages: number): Uint8Array {
  const template = new PdfTemplate();
  const numberOf = (page: number) => 10 + page * 3;
  const kids = Array.from({ length: pages }, (_, page) => `${numberOf(page)} 0 R`).join(" ");
  template
    .object(1, "<</Type/Catalog/Pages 2 0 R/Outlines 4 0 R>>")
    .object(2, `<</Type/Pages/Kids[${kids}]/Count ${pages}/MediaBox[0 0 595 842]>>`)
    .object(3, "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>")
    .object(4, "<</Type/Outlines/First 5 0 R/Last 6 0 R/Count 2>>")
    .object(5, `<</Title(First part)/Parent 4 0 R/Next 6 0 R/Dest[${numberOf(0)} 0 R/Fit]>>`)
    .object(6, `<</Title(Second part)/Parent 4 0 R/Prev 5 0 R/Dest[${numberOf(pages >> 1)} 0 R/Fit]>>`);
  const noise = noiseFrom(0x2545f491);
  for (let page = 0; page < pages; page++) {
    const [dictionary, content, picture] = [numberOf(page), numberOf(page) + 1, numberOf(page) + 2];
    const pictured = page % 5 === 0;
    const images = pictured ? `/XObject<</P ${picture} 0 R>>` : "";
    template.object(
      dictionary,
      `<</Type/Page/Parent 2 0 R/Contents ${content} 0 R/Resources<</Font<</F 3 0 R>>${images}>>>>`,
    );
    template.stream(content, deflateSync(Buffer.from(contentOf(page, pictured), "latin1")), "/Filter/FlateDecode");
    if (pictured)
      template.stream(
        picture,
        deflateSync(noise(side * side * 3)),
        `/Type/XObject/Subtype/Image/Width ${side}/Height ${side}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode`,
      );
  }
  return template.build();
}

function contentOf(page: number, pictured: boolean): string {
  const text = Array.from(
    { length: lines },
    (_, line) =>
      `(Clause ${page + 1}.${line + 1}: the Supplier shall deliver archival cotton paper of the grades set out herein.)'`,
  ).join("\n");
  const picture = pictured ? "q 120 0 0 120 420 690 cm /P Do Q\n" : "";
  return `${picture}BT /F 10 Tf 15 TL 72 780 Td\n${text}\nET\n`;
}

/** The same bytes in every run. */
function noiseFrom(seed: number) {
  let state = seed;
  return (length: number) => {
    const bytes = new Uint8Array(length);
    for (let i = 0; i < length; i++) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      bytes[i] = state;
    }
    return bytes;
  };
}
