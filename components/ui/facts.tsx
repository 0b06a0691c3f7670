import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type Fact = { id: string; name: ReactNode; value: ReactNode /** A copy button, a link. */; aside?: ReactNode };

/** Names and values with hairlines between: payment details, a certificate. */
export function Facts({ facts, className }: { facts: Fact[]; className?: string }) {
  return (
    <dl className={classNames("border-t border-line", className)}>
      {facts.map((fact) => (
        <div
          key={fact.id}
          className="grid grid-cols-[minmax(120px,170px)_1fr_auto] items-center gap-x-4 border-b border-line phone:grid-cols-[1fr_auto] phone:py-2"
        >
          <dt className="py-3 text-ink-2 phone:col-span-2 phone:py-0 phone:text-meta">{fact.name}</dt>
          <dd className="min-w-0 py-3 font-[560] wrap-break-word phone:py-1">{fact.value}</dd>
          {fact.aside ? <dd>{fact.aside}</dd> : null}
        </div>
      ))}
    </dl>
  );
}
