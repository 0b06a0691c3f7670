import "server-only";
import { loadMessages } from "@/lib/platform/i18n/load-messages";
import { htmlLang, type Locale } from "@/lib/platform/i18n/locales";

/** What is agreed to, as far as the page tells it. */
type Agreed = { kind: string; text: string[] | null; givenAt: Date };

/**
 * The page that opens an export: in the account's language, what each file holds, and the texts that were agreed to.
 * It needs nothing from elsewhere and runs nothing.
 * @param files name of each file by its subject
 * @returns HTML
 */
export async function exportIndex({
  locale,
  email,
  madeAt,
  files,
  consents,
}: {
  locale: Locale;
  email: string;
  madeAt: Date;
  files: Record<string, string>;
  consents: readonly Agreed[];
}): Promise<string> {
  const { privacy } = (await loadMessages(locale)).accounts;
  const { index } = privacy.export;
  const words: Record<string, string> = index.files;
  const kinds: Record<string, string> = privacy.consents.kinds;
  const time = (at: Date) =>
    at
      .toISOString()
      .replace("T", " ")
      .replace(/\.\d+Z$/, " UTC");
  const rows = Object.entries(files).map(
    ([subject, name]) =>
      `<tr><td><a href="${escaped(name)}">${escaped(name)}</a></td><td>${escaped(words[subject] ?? "")}</td></tr>`,
  );
  const texts = consents.map(({ kind, text, givenAt }) =>
    [
      `<h3>${escaped(kinds[kind] ?? kind)}</h3>`,
      `<p class="quiet">${escaped(time(givenAt))}</p>`,
      ...(text ?? [index.textGone]).map((line) => `<p>${escaped(line)}</p>`),
    ].join("\n"),
  );
  return `<!doctype html>
<html lang="${htmlLang[locale]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(index.title)}</title>
<style>
body { font: 16px/1.6 system-ui, sans-serif; color: #211f1c; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
td { border-top: 1px solid #ddd9d2; padding: 0.5rem 1rem 0.5rem 0; vertical-align: top; }
.quiet { color: #6b665e; }
</style>
</head>
<body>
<h1>${escaped(index.title)}</h1>
<p class="quiet">${escaped(index.account)}${escaped(email)}<br>${escaped(index.madeAt)}${escaped(time(madeAt))}</p>
<p>${escaped(index.intro)}</p>
<h2>${escaped(index.filesTitle)}</h2>
<table>
${rows.join("\n")}
</table>
${texts.length > 0 ? `<h2>${escaped(index.textsTitle)}</h2>\n${texts.join("\n")}` : ""}
</body>
</html>
`;
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
