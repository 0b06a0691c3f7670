import Link from "next/link";
import { useTranslations } from "next-intl";
import type { SealPreset } from "@/lib/domain/seals/organization/open-studio";
import { classNames } from "../../ui/class-names";
import { OutlineView } from "../outline-view";

/** All kinds of seal as they would look with this organization's name, at one scale; one press leads into the studio. */
export function PresetGallery({
  organizationId,
  presets,
  officialId,
}: {
  organizationId: string;
  presets: readonly SealPreset[];
  /** The official seal that is there already: another has no place. */
  officialId: string | null;
}) {
  const t = useTranslations("studio");
  const problems = useTranslations("errors.codes");
  const seals = `/organizations/${organizationId}/seals`;
  return (
    <ul className="grid grid-cols-3 gap-4 max-lg:grid-cols-2 phone:gap-3">
      {presets.map(({ kind, design, preview }) => {
        const taken = kind === "official" && officialId !== null;
        const refused =
          "problem" in preview
            ? problems(`seal_${preview.problem.code}`, { characters: preview.characters ?? "" })
            : null;
        const name = t(`kinds.${kind}.name`);
        const size = { width: design.widthMm, height: design.heightMm };
        return (
          <li
            key={kind}
            className="group relative grid grid-rows-[auto_1fr] overflow-hidden rounded-xl border border-line bg-sheet transition-colors duration-100 has-[a]:hover:border-line-strong has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ink"
          >
            <div className="on-paper grid h-52 place-items-center border-b border-line bg-sheet p-5 phone:h-36 phone:p-3">
              {"outline" in preview ? (
                <OutlineView outline={preview.outline} size="box" className={classNames(taken && "opacity-30")} />
              ) : null}
            </div>
            <div className="grid content-start gap-0.5 px-4 py-3.5 phone:px-3">
              <div className="flex items-baseline justify-between gap-3 phone:block">
                <h2 className={classNames("font-sans text-sm font-[580]", (refused || taken) && "text-ink-2")}>
                  {refused || taken ? (
                    name
                  ) : (
                    <Link
                      href={`${seals}/new/${kind}`}
                      className="no-underline outline-none after:absolute after:inset-0"
                    >
                      {name}
                    </Link>
                  )}
                </h2>
                {refused ? null : (
                  <span className="num shrink-0 text-meta text-ink-3">
                    {t(design.shape === "round" ? "pick.round" : "pick.size", size)}
                  </span>
                )}
              </div>
              <p className="text-meta text-ink-2">
                {taken ? (
                  <>
                    {t("pick.taken")} ·{" "}
                    <Link href={`${seals}/${officialId}`} className="link">
                      {t("pick.openIt")}
                    </Link>
                  </>
                ) : (
                  (refused ?? t(`kinds.${kind}.lead`))
                )}
              </p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
