import type { Outline } from "./outline";
import { outlineToPdfForm } from "./pdf-form";

/**
 * An outline as a PDF of one page that is exactly as large as it (ISO 32000-1, 7.5): vector paths at true size, nothing
 * else. The same outline, the same bytes: no date and no identifier stand in it. Input: a checked outline.
 */
export function outlineToPdf(outline: Outline): Uint8Array<ArrayBuffer> {
  const { bbox, content } = outlineToPdfForm(outline);
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [${bbox.join(" ")}] /Resources << >> /Contents 4 0 R >>`,
    `<< /Length ${content.length} >>\nstream\n${content}endstream`,
  ];
  // A line of bytes above 127 marks the file as binary for whatever carries it (7.5.2).
  let text = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";
  let table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const [index, object] of objects.entries()) {
    table += `${String(text.length).padStart(10, "0")} 00000 n \n`;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Uint8Array.from(Buffer.from(text + table + trailer, "latin1"));
}
