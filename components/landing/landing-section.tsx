import type { ReactNode } from "react";

/** A part of the landing page: its title at the left, its matter beside it, a hairline above. */
export function LandingSection({
  id,
  title,
  lead,
  children,
}: {
  id?: string;
  title: ReactNode;
  lead?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section id={id} className="border-t border-line">
      <div className="mx-auto grid max-w-[1240px] grid-cols-1 gap-x-16 gap-y-8 px-8 py-20 lg:grid-cols-[320px_minmax(0,1fr)] phone:px-4 phone:py-14">
        <div className="grid content-start gap-3">
          <h2 className="text-[26px] leading-tight">{title}</h2>
          {lead ? <p className="max-w-xl text-base text-ink-2">{lead}</p> : null}
        </div>
        <div className="min-w-0">{children}</div>
      </div>
    </section>
  );
}
