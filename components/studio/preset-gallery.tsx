import Link from "next/link";
import { useTranslations } from "next-intl";
import type { SealPreset } from "@/lib/domain/seals/organization/open-studio";
import { OutlineView } from "../seals/outline-view";

/** All kinds of seal as they would look with this organization's name; one press leads into the studio. */
export function PresetGallery({
  organizationId,
  presets,
  hasOfficial,
}: {
  organizationId: string;
  presets: readonly SealPreset[];
  hasOfficial: boolean;
}) {
  const t = useTranslations("studio");
  const problems = useTranslations("errors.codes");
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(240px,1fr))] gap-4 phone:grid-cols-2 phone:gap-3">
      {presets.map(({ kind, preview }) => {
        const taken = kind === "official" && hasOfficial;
        const cannot = taken
          ? t("pick.taken")
          : "problem" in preview
            ? problems(`seal_${preview.problem.code}`, { characters: preview.characters ?? "" })
            : null;
        return (
          <li
            key={kind}
            className="group relative grid grid-rows-[auto_1fr] overflow-hidden rounded-xl border border-line bg-sheet transition-colors duration-100 hover:border-line-strong has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ink"
          >
            <div className="on-paper grid h-52 place-items-center border-b border-line bg-sheet p-5 phone:h-36 phone:p-3">
              {"outline" in preview ? (
                <OutlineView outline={preview.outline} size="box" className={taken ? "opacity-35" : ""} />
              ) : null}
            </div>
            <div className="grid content-start gap-0.5 px-4 py-3.5 phone:px-3">
              {cannot ? (
                <h2 className="font-sans text-sm font-[580] text-ink-2">{t(`kinds.${kind}.name`)}</h2>
              ) : (
                <h2 className="font-sans text-sm font-[580]">
                  <Link
                    href={`/organizations/${organizationId}/seals/new/${kind}`}
                    className="no-underline outline-none after:absolute after:inset-0"
                  >
                    {t(`kinds.${kind}.name`)}
                  </Link>
                </h2>
              )}
              <p className="text-meta text-ink-2">{cannot ?? t(`kinds.${kind}.lead`)}</p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
