import type { ReactNode } from "react";

const link = /https?:\/\/[^\s<>"']+[A-Za-z0-9_/=-]/g;

/**
 * The plain-text half of a mail, its links ready to be pressed, a code set large.
 * @param title what stands above it already; a first line that says the same is left out
 */
export function MailText({ text, title }: { text: string; title: string }) {
  const all = text.trim().split(/\n{2,}/);
  const parts = all[0] === title ? all.slice(1) : all;
  return (
    <div className="grid gap-4 text-base">
      {parts.map((part, index) => {
        const key = index;
        if (part.startsWith("-- \n"))
          return (
            <p key={key} className="mt-2 border-t border-line pt-4 text-meta text-ink-3">
              {part.slice(4)}
            </p>
          );
        if (/^\d{6}$/.test(part))
          return (
            <p key={key} className="num font-mono text-[28px] tracking-[0.2em] select-all">
              {part}
            </p>
          );
        if (part.startsWith("> "))
          return (
            <blockquote key={key} className="border-l-2 border-line-strong pl-4 whitespace-pre-line text-ink-2">
              {part.replace(/^> /gm, "")}
            </blockquote>
          );
        return (
          <p key={key} className="wrap-anywhere whitespace-pre-line">
            {withLinks(part)}
          </p>
        );
      })}
    </div>
  );
}

function withLinks(text: string): ReactNode[] {
  const pieces: ReactNode[] = [];
  let end = 0;
  for (const match of text.matchAll(link)) {
    pieces.push(
      text.slice(end, match.index),
      <a key={match.index} href={match[0]} className="link">
        {match[0]}
      </a>,
    );
    end = match.index + match[0].length;
  }
  return [...pieces, text.slice(end)];
}
