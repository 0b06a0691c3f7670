/** A contract's title as part of a file's name: without what file systems forbid, and of bearable length. */
export function titleAsFileName(title: string): string {
  const plain = title
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\\/:*?"<>|]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^\.+/, "");
  return [...plain].slice(0, 100).join("").trim() || "contract";
}
