import type { ReactNode } from "react";
import { Brand } from "../ui/brand";
import { contentId } from "./skip-link";

/**
 * A whole page that only says one thing and offers a way on: not found, not allowed, failed. Its code comes with every
 * page, in case that fails; so its links are plain ones, which also work where the router is what failed.
 */
export function MessagePage({
  title,
  detail,
  note,
  actions,
}: {
  title: ReactNode;
  detail: ReactNode;
  /** A quiet last line, such as the number of an error. */
  note?: ReactNode;
  actions: ReactNode;
}) {
  return (
    <main id={contentId} tabIndex={-1} className="grid min-h-dvh grid-rows-[1fr_auto_2fr] px-6 py-10 outline-none">
      <div />
      <div className="mx-auto grid w-full max-w-lg gap-4">
        <a href="/" className="mb-4 w-fit rounded-sm no-underline">
          <Brand />
        </a>
        <h1 className="text-title">{title}</h1>
        <p className="text-base text-ink-2">{detail}</p>
        {note ? <p className="num text-meta text-ink-3">{note}</p> : null}
        <div className="mt-2 flex flex-wrap gap-2">{actions}</div>
      </div>
    </main>
  );
}
