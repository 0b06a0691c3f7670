import { PdfTemplate } from "../../tests/support/pdf-template";
import type { FileName } from "./cell";

const KB = 1024;

/** The files, made anew and always the same: classic cross-reference tables, as the least able of the tools needs. */
export function makeFile(name: FileName): Uint8Array {
  switch (name) {
    case "6 KB":
      return contract({ pages: 1, wordsPerPage: 5.2 * KB, imagePerPage: 0 });
    case "1 MB":
      return contract({ pages: 8, wordsPerPage: 3 * KB, imagePerPage: 125 * KB });
    case "3.4 MB, 900 pages":
      return contract({ pages: 900, wordsPerPage: 3.5 * KB, imagePerPage: 0 });
    case "10 MB":
      return contract({ pages: 20, wordsPerPage: 3 * KB, imagePerPage: 509 * KB });
  }
}

interface Contents {
  pages: number;
  /** Bytes of content stream on each page. */
  wordsPerPage: number;
  /** Bytes of a scan on each page, which do not compress. */
  imagePerPage: number;
}

/** Pages of text under nodes of ten, each with its own content stream and, if asked for, a scanned picture. */
function contract({ pages, wordsPerPage, imagePerPage }: Contents): Uint8Array {
  const file = new PdfTemplate();
  const nodes = Math.ceil(pages / 10);
  const firstPage = 4 + nodes;
  const perPage = imagePerPage > 0 ? 3 : 2;
  const pageNumber = (page: number) => firstPage + perPage * page;
  const kids = Array.from({ length: nodes }, (_, i) => `${4 + i} 0 R`).join(" ");
  file.object(1, "<< /Type /Catalog /Pages 2 0 R >>");
  file.object(2, `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`);
  file.object(3, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
  for (let node = 0; node < nodes; node++) {
    const mine = Array.from({ length: Math.min(10, pages - node * 10) }, (_, i) => node * 10 + i);
    const refs = mine.map((page) => `${pageNumber(page)} 0 R`).join(" ");
    file.object(4 + node, `<< /Type /Pages /Parent 2 0 R /Kids [${refs}] /Count ${mine.length} >>`);
    for (const page of mine) {
      const num = pageNumber(page);
      const image = imagePerPage > 0 ? ` /XObject << /Im1 ${num + 2} 0 R >>` : "";
      file.object(
        num,
        `<< /Type /Page /Parent ${4 + node} 0 R /MediaBox [0 0 595 842] /Contents ${num + 1} 0 R ` +
          `/Resources << /Font << /F1 3 0 R >>${image} >> >>`,
      );
      file.stream(num + 1, words(page, wordsPerPage, imagePerPage > 0), " ");
      if (imagePerPage > 0) {
        const rows = Math.floor(imagePerPage / 512);
        file.stream(
          num + 2,
          noise(rows * 512, page),
          ` /Type /XObject /Subtype /Image /Width 512 /Height ${rows} /BitsPerComponent 8 /ColorSpace /DeviceGray `,
        );
      }
    }
  }
  return file.build();
}

function words(page: number, size: number, image: boolean): string {
  const lines = [image ? "q 300 0 0 300 148 60 cm /Im1 Do Q" : "", "BT /F1 9 Tf 11 TL 60 780 Td"];
  let length = lines.join("\n").length;
  for (let line = 1; length < size - 80; line++) {
    const text = `(${page + 1}.${line} The seller hands over the goods and the buyer pays the price of lot ${line * 37 + page}.) '`;
    lines.push(text);
    length += text.length + 1;
  }
  return `${lines.join("\n")}\nET`;
}

/** Bytes that look like chance and are not: xorshift32. */
function noise(size: number, seed: number): Uint8Array {
  const bytes = Buffer.alloc(size);
  let state = 0x2545f491 ^ (seed + 1);
  for (let at = 0; at + 4 <= size; at += 4) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    bytes.writeInt32LE(state, at);
  }
  return bytes;
}
