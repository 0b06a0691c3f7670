import type { MailContent } from "../mail-content";

type Dressed = MailContent & { footer: string };

/** The plain-text half of a mail: whole sentences and bare links, readable anywhere. */
export function renderText(content: Dressed): string {
  const parts = [content.heading, ...content.paragraphs];
  if (content.quote) parts.push(quoted(content.quote));
  if (content.code) parts.push(content.code);
  if (content.button) parts.push(`${content.button.label}:\n${content.button.link}`);
  parts.push(...content.notes, `-- \n${content.footer}`);
  return `${parts.join("\n\n")}\n`;
}

const quoted = (text: string) =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => `> ${line}`)
    .join("\n");

/** Colours and faces of the design tokens, written out: mail readers know no variables and often no style sheet. */
const paper = "#fbfaf7";
const ink = "#1b1a17";
const faint = "#57534a";
const line = "#e5e0d6";
const seal = "#c3321c";
const sans = "Inter,-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei','Noto Sans SC',Helvetica,Arial,sans-serif";
const serif = "'Source Serif 4',Georgia,'Songti SC','Noto Serif SC',SimSun,serif";

/**
 * The HTML half of a mail. Every value is escaped; nothing is loaded from anywhere.
 * @param lang value of the `lang` attribute
 * @param origin of our own pages: bare links in the text are made to be pressed only when they lead there
 */
export function renderHtml(content: Dressed, lang: string, origin: string): string {
  const body = [
    `<h1 style="margin:0 0 16px;font:600 22px/1.3 ${serif};color:${ink}">${escapeHtml(content.heading)}</h1>`,
    ...content.paragraphs.map((text) => paragraph(text, origin, `margin:0 0 14px;font:15px/1.6 ${sans};color:${ink}`)),
    content.quote &&
      `<blockquote style="margin:4px 0 18px;padding:2px 0 2px 14px;border-left:2px solid ${line};font:15px/1.6 ${serif};color:${faint}">${lines(content.quote)}</blockquote>`,
    content.code &&
      `<p style="margin:8px 0 20px;font:600 30px/1.2 ui-monospace,Menlo,Consolas,monospace;letter-spacing:6px;color:${ink}">${escapeHtml(content.code)}</p>`,
    content.button &&
      `<p style="margin:22px 0 24px"><a href="${escapeHtml(content.button.link)}" style="display:inline-block;padding:11px 20px;border-radius:8px;background:${seal};font:600 15px/1.3 ${sans};color:#ffffff;text-decoration:none">${escapeHtml(content.button.label)}</a></p>`,
    ...content.notes.map((text) => paragraph(text, origin, `margin:0 0 8px;font:13px/1.55 ${sans};color:${faint}`)),
  ].filter(Boolean);
  return `<!doctype html>
<html lang="${escapeHtml(lang)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light"><title>${escapeHtml(content.subject)}</title></head>
<body style="margin:0;padding:0;background:${paper}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:${paper}"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px">
<tr><td style="padding:0 4px 14px;font:600 16px/1 ${serif};color:${seal}">Vermilion</td></tr>
<tr><td style="padding:32px 32px 26px;background:#ffffff;border:1px solid ${line};border-radius:12px">
${body.join("\n")}
</td></tr>
<tr><td style="padding:16px 4px 0;font:12px/1.5 ${sans};color:${faint}">${escapeHtml(content.footer)}</td></tr>
</table>
</td></tr></table>
</body>
</html>
`;
}

/** A paragraph in which our own bare links can be pressed; a title or name that holds an address stays text. */
function paragraph(text: string, origin: string, style: string): string {
  const linked = escapeHtml(text).replace(/https?:\/\/[^\s<>"'，。；）》]+[A-Za-z0-9_/=-]/g, (link) =>
    link.startsWith(`${origin}/`) ? `<a href="${link}" style="color:${ink}">${link}</a>` : link,
  );
  return `<p style="${style}">${linked}</p>`;
}

const lines = (text: string) => escapeHtml(text).replace(/\r\n|\r|\n/g, "<br>");

/** Escapes text for element content and for quoted attributes. */
export function escapeHtml(text: string): string {
  const names: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  return text.replace(/[&<>"']/g, (character) => names[character] ?? "");
}
