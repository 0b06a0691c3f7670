import Link from "next/link";
import { useTranslations } from "next-intl";
import type { SealCard } from "@/lib/domain/seals/organization/seal.schema";
import { classNames } from "../../ui/class-names";
import { OutlineView } from "../outline-view";
import { SealStateTag } from "./seal-state-tag";

/** Seals as cards: each drawn, with its state and how many may use it. */
export function SealGrid({
  label,
  seals,
  users,
  level: Heading,
}: {
  label: string;
  /** Of the cards' headings, one below that of where they stand. */
  level: "h2" | "h3";
  seals: readonly SealCard[];
  /** How many may use each besides the owners, by its id; null where nobody asks any more. */
  users: ReadonlyMap<string, number> | null;
}) {
  const t = useTranslations("studio");
  return (
    <ul aria-label={label} className="grid grid-cols-[repeat(auto-fill,minmax(264px,1fr))] gap-4 phone:grid-cols-1">
      {seals.map((seal) => {
        const { id, organizationId, name, state, kind, outline } = seal;
        const resting = state !== "active";
        return (
          <li
            key={id}
            className="relative grid grid-rows-[auto_1fr] overflow-hidden rounded-xl border border-line bg-sheet transition-colors duration-100 hover:border-line-strong has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ink"
          >
            <div className="on-paper grid h-56 place-items-center border-b border-line bg-sheet p-5">
              <OutlineView outline={outline} size="box" className={classNames(resting && "opacity-45")} />
            </div>
            <div className="grid content-start gap-1.5 px-4 py-3.5">
              <div className="flex items-start justify-between gap-3">
                <Heading className="min-w-0 font-sans text-sm font-[580] wrap-anywhere">
                  <Link
                    href={`/organizations/${organizationId}/seals/${id}`}
                    className="no-underline outline-none after:absolute after:inset-0"
                  >
                    {name}
                  </Link>
                </Heading>
                <SealStateTag state={state} />
              </div>
              <p className="text-meta text-ink-2">
                {[
                  name === t(`kinds.${kind}.name`) ? null : t(`kinds.${kind}.name`),
                  t("list.size", { width: outline.widthMm, height: outline.heightMm }),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
              {users && state === "active" ? (
                <p className="text-meta text-ink-3">{t("list.grants", { count: users.get(id) ?? 0 })}</p>
              ) : null}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
