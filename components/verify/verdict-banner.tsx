import { Check, CircleHelp, FileQuestion, X } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { UploadCheck } from "@/lib/domain/evidence/upload-check";
import { classNames } from "../ui/class-names";
import { useTimeWords } from "./use-words";
import { conclude, lastTime, signersOf, type Tone, toneOf, unknownCount } from "./verdict";

const looks: Record<Tone, { box: string; title: string; icon: typeof Check }> = {
  jade: { box: "bg-jade-wash", title: "text-jade", icon: Check },
  seal: { box: "bg-seal-wash", title: "text-seal-ink", icon: X },
  amber: { box: "bg-amber-wash", title: "text-amber", icon: CircleHelp },
  gray: { box: "bg-sunk", title: "text-ink", icon: FileQuestion },
};

/** The answer in one sentence, and what it means in a second one. */
export function VerdictBanner({ check, children }: { check: UploadCheck; children?: ReactNode }) {
  const t = useTranslations("verify");
  const { title, detail, tone } = useVerdictWords(check);
  const { box, title: color, icon: Icon } = looks[tone];
  return (
    <div className={classNames("grid grid-cols-[24px_1fr] gap-x-4 rounded-xl px-6 py-5 phone:px-4", box)}>
      <Icon size={24} strokeWidth={1.75} aria-hidden="true" className={classNames("mt-0.5", color)} />
      <div className="grid min-w-0 gap-1.5">
        <p role="status" className={classNames("text-[19px] leading-snug font-[620] text-balance", color)}>
          {title}
        </p>
        <p className="max-w-2xl text-[15px] text-ink-2">{detail}</p>
        {check.known ? (
          <p className="text-ink-2">
            {t("result.known", { revision: check.known.revision })} {children}
          </p>
        ) : null}
      </div>
    </div>
  );
}

const isOrganization = ({ own }: UploadCheck, sha256: string | null) =>
  own.some((certificate) => certificate.sha256 === sha256 && certificate.of === "organization");

function useVerdictWords(check: UploadCheck): { title: string; detail: string; tone: Tone } {
  const t = useTranslations("verify");
  const format = useFormatter();
  const timeOf = useTimeWords();
  const conclusion = conclude(check);
  const tone = toneOf[conclusion];
  const { report, unreadable } = check;
  if (!report) return { title: t("verdict.unreadable.title"), detail: t(`unreadable.${unreadable ?? "defect"}`), tone };
  if (conclusion === "unreadable") return { title: t("verdict.unreadable.title"), detail: t("codes.encrypted"), tone };
  const last = lastTime(report);
  const time = last ? timeOf(last) : t("signature.noTime");
  switch (conclusion) {
    case "valid": {
      const signers = signersOf(report);
      const names = format.list(signers.map(({ signerName }) => signerName ?? t("signature.nobody")));
      const parties = signers.some(({ certificateSha256 }) => isOrganization(check, certificateSha256));
      const title = t(parties ? "verdict.valid.titleParties" : "verdict.valid.title", { count: signers.length });
      return { title, detail: t("verdict.valid.detail", { names, time }), tone };
    }
    case "sealed":
    case "stamped":
      return { title: t(`verdict.${conclusion}.title`), detail: t(`verdict.${conclusion}.detail`, { time }), tone };
    case "untrusted": {
      const detail = t("verdict.untrusted.detail", { unknown: unknownCount(report) });
      return { title: t("verdict.untrusted.title"), detail, tone };
    }
    default:
      return { title: t(`verdict.${conclusion}.title`), detail: t(`verdict.${conclusion}.detail`), tone };
  }
}
