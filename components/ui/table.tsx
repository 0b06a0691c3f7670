import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

/*
 * A table that becomes a list of cards on a phone. The roles are spelled out because `display: block` takes the
 * native ones away in some browsers.
 */

/** `label` names the table for screen readers. */
export function Table({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: see above
    <table role="table" aria-label={label} className={classNames("w-full border-collapse phone:block", className)}>
      {children}
    </table>
  );
}

/** The head: `HeadCell`s. Out of sight on a phone, where each cell says its own label. */
export function TableHead({ children }: { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: see above
    <thead role="rowgroup" className="phone:sr-only">
      {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
      <tr role="row">{children}</tr>
    </thead>
  );
}

export function HeadCell({ className, children, ...rest }: ComponentProps<"th">) {
  return (
    <th
      scope="col"
      {...rest}
      // biome-ignore lint/a11y/noRedundantRoles: see above
      role="columnheader"
      className={classNames(
        "border-b border-line px-3.5 py-2.5 text-left text-[12.5px] font-[500] text-ink-3",
        className,
      )}
    >
      {children}
    </th>
  );
}

export function TableBody({ children }: { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: see above
    <tbody role="rowgroup" className="phone:grid phone:gap-3">
      {children}
    </tbody>
  );
}

/** A row; a card on a phone. */
export function Row({ className, children, ...rest }: ComponentProps<"tr">) {
  return (
    <tr
      {...rest}
      // biome-ignore lint/a11y/noRedundantRoles: see above
      role="row"
      className={classNames(
        "group/row border-b border-line phone:grid phone:gap-2 phone:rounded-lg phone:border phone:bg-sheet phone:p-4",
        className,
      )}
    >
      {children}
    </tr>
  );
}

export type CellProps = ComponentProps<"td"> & {
  /** The column's name, shown before the value on a phone. Leave it out for a title or a button. */
  label?: ReactNode;
};

export function Cell({ label, className, children, ...rest }: CellProps) {
  return (
    <td
      {...rest}
      // biome-ignore lint/a11y/noRedundantRoles: see above
      role="cell"
      className={classNames(
        "px-3.5 py-3.5 align-middle phone:p-0",
        label ? "phone:flex phone:items-center phone:justify-between phone:gap-4" : "phone:block",
        className,
      )}
    >
      {label ? (
        <span aria-hidden="true" className="text-meta text-ink-3 sm:hidden">
          {label}
        </span>
      ) : null}
      {children}
    </td>
  );
}

/** The first cell's usual content: a name and a quieter line below it. */
export function CellTitle({ title, detail }: { title: ReactNode; detail?: ReactNode }) {
  return (
    <div className="min-w-0">
      <div className="font-[580]">{title}</div>
      {detail ? <div className="text-[12.5px] text-ink-3">{detail}</div> : null}
    </div>
  );
}
