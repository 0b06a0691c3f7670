/**
 * One or two signs that stand for a name: the given name's last character of a Chinese personal name, the first two
 * of a longer Chinese name (an organization), otherwise the first letters of the first and the last word. An e-mail
 * address, which stands where no name is known yet, gives its first letter.
 */
export function initials(name: string): string {
  const trimmed = name.trim();
  const signs = Array.from(trimmed);
  if (trimmed.includes("@")) return (signs[0] ?? "").toLocaleUpperCase("en");
  if (/^\p{Script=Han}+$/u.test(trimmed)) return signs.length <= 4 ? (signs.at(-1) ?? "") : signs.slice(0, 2).join("");
  const words = trimmed.split(/[\s·.,-]+/u).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => Array.from(word ?? "")[0] ?? "",
  );
  return letters.join("").toLocaleUpperCase("en");
}
