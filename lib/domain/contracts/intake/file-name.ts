const longest = 150;

/** A file's name as its owner gave it, without folders, control characters and direction marks; never empty. */
export function cleanFileName(given: string): string {
  const name = given
    .normalize("NFC")
    .replace(/^.*[\\/]/, "")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, "")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^\.+/, "");
  const ending = /\.pdf$/i.test(name) ? ".pdf" : "";
  const stem = [...name.replace(/\.pdf$/i, "")].slice(0, longest).join("").trim();
  return `${stem || "contract"}${ending || ".pdf"}`;
}

/**
 * The Content-Disposition header of a download (RFC 6266): an ASCII name for old readers, the real one by RFC 8187.
 */
export function contentDisposition(kind: "inline" | "attachment", fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]/g, "_").replace(/["\\%;]/g, "_");
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
