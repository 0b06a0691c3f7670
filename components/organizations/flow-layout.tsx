import type { ReactNode } from "react";

export type FlowHelp = { title: ReactNode; detail: ReactNode };

/**
 * One step of a verification: the way at the left, the step in the middle, help at the right. On a phone the way is one
 * line that opens, and the help comes last.
 */
export function FlowLayout({
  timeline,
  position,
  tag,
  title,
  lead,
  help,
  children,
}: {
  timeline: ReactNode;
  /** "Step 3 of 4", for a phone. */
  position: ReactNode;
  tag?: ReactNode;
  title: ReactNode;
  lead?: ReactNode;
  help: FlowHelp[];
  children: ReactNode;
}) {
  return (
    <div className="grid w-full max-w-[1240px] gap-x-14 gap-y-8 lg:grid-cols-[216px_minmax(0,1fr)] xl:grid-cols-[230px_minmax(0,1fr)_250px] phone:gap-y-6 phone:px-5 phone:pt-5">
      <div className="hidden lg:block lg:pt-1.5">{timeline}</div>
      <details className="group rounded-lg border border-line bg-sheet px-4 lg:hidden">
        <summary className="flex min-h-11 cursor-pointer list-none items-center justify-between text-meta font-[560] text-ink-2 [&::-webkit-details-marker]:hidden">
          {position}
          <span aria-hidden="true" className="transition-transform duration-100 group-open:rotate-180">
            ▾
          </span>
        </summary>
        <div className="pt-2 pb-1">{timeline}</div>
      </details>
      <div className="grid min-w-0 max-w-[640px] content-start gap-6">
        <div className="grid gap-2.5">
          {tag}
          <h1 className="text-title phone:text-[26px] phone:leading-[1.25]">{title}</h1>
          {lead ? <p className="text-ink-2">{lead}</p> : null}
        </div>
        {children}
      </div>
      <aside className="grid max-w-[640px] content-start gap-5 text-ink-2 lg:col-start-2 xl:col-start-3 xl:pt-1.5 phone:border-t phone:border-line phone:pt-5">
        {help.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list of texts
          <section key={index} className="grid gap-1.5">
            <h2 className="text-[15px] text-ink">{one.title}</h2>
            <p className="text-meta">{one.detail}</p>
          </section>
        ))}
      </aside>
    </div>
  );
}
