import { useTranslations } from "next-intl";
import type { ImportPage } from "@/lib/domain/administration/get-import-page";
import { Notice } from "../ui/notice";
import { useCode } from "./use-code";

const linesNamed = 8;

/** What somebody must know before believing the file, each kind with the lines it is about. */
export function ImportWarnings({ view }: { view: ImportPage }) {
  const t = useTranslations("office.import");
  const kinds = useCode("office.import.warnings");
  const byCode = new Map<string, number[]>();
  for (const { code, line } of view.warnings) byCode.set(code, [...(byCode.get(code) ?? []), line]);
  const blocked = view.blockedBy !== null;
  return (
    <>
      {view.sameFile && view.state === "preview" ? (
        <Notice tone="warning" title={t("sameFileTitle")}>
          {t("sameFile")}
        </Notice>
      ) : null}
      {byCode.size > 0 ? (
        <Notice tone={blocked ? "error" : "warning"} title={t(blocked ? "blockedTitle" : "warningsTitle")}>
          <ul className="grid gap-1">
            {[...byCode].map(([code, lines]) => (
              <li key={code}>
                {kinds(code)}{" "}
                <span className="text-ink-3">
                  {t("inLines", {
                    count: lines.length,
                    lines: `${lines.slice(0, linesNamed).join(", ")}${lines.length > linesNamed ? " …" : ""}`,
                  })}
                </span>
              </li>
            ))}
          </ul>
          {blocked ? <p className="mt-2">{t("blocked")}</p> : null}
        </Notice>
      ) : null}
    </>
  );
}
