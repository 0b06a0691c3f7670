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

/** A document's name without the ending of its kind: what is made of it is a PDF. */
export const withoutEnding = (given: string): string => given.replace(/\.(docx?|docm|dotx?|odt|ott|rtf|wps)$/i, "");
