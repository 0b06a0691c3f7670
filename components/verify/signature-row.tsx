import { Clock, PenLine, Stamp } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { OwnCertificate, SealedBy } from "@/lib/domain/evidence/upload-check";
import type { SignatureReport } from "@/lib/standards/pades/report";
import type { PdfDocument } from "../pdf/load-pdf";
import { Tag } from "../ui/tag";
import { SignaturePicture } from "./signature-picture";
import type { FieldPlace } from "./use-field-places";
import { shortSerial, useProblemWords, useTimeWords } from "./use-words";

export type SignatureRowProps = {
  signature: SignatureReport;
  own: OwnCertificate | undefined;
  /** Who acted for the organization that signed, where that is recorded here. */
  sealed: SealedBy | undefined;
  document: PdfDocument | null;
  place: FieldPlace | undefined;
  onShow: (page: number) => void;
};

const marks = { certification: Stamp, approval: PenLine, timestamp: Clock };

/** One signature: how it looks, whose it is, when, under which certificate, whether it holds, and why not. */
export function SignatureRow({ signature, own, sealed, document, place, onShow }: SignatureRowProps) {
  const t = useTranslations("verify.signature");
  const timeOf = useTimeWords();
  const name = signature.signerName ?? t("nobody");
  const seen = document && place?.rect ? place : null;
  return (
    <li className="grid grid-cols-[104px_minmax(0,1fr)_auto] items-start gap-x-5 gap-y-2 border-t border-line py-5 phone:grid-cols-[minmax(0,1fr)_auto]">
      <div>
        {document && seen ? (
          <SignaturePicture document={document} place={seen} label={t("picture", { name })} />
        ) : (
          <Mark kind={signature.kind} />
        )}
      </div>
      <div className="grid min-w-0 gap-1 phone:col-span-2 phone:row-start-2">
        <p className="wrap-break-word">
          <span className="font-[620]">{name}</span>
          <span className="text-ink-2"> · {t(`role.${roleOf(signature, own)}`)}</span>
        </p>
        <p className="num text-meta text-ink-3">
          <When signature={signature} />
          {signature.serialHex ? (
            <>
              {" · "}
              <span title={signature.serialHex.toUpperCase()}>
                {t("certificate", { serial: shortSerial(signature.serialHex) })}
              </span>
            </>
          ) : null}
        </p>
        {sealed ? <Sealed sealed={sealed} /> : null}
        {own?.level ? <p className="text-meta text-ink-2">{t(`level.${own.level}`)}</p> : null}
        {own?.revokedAt ? (
          <p className="text-meta text-seal-ink">{t("revoked", { time: timeOf(own.revokedAt) })}</p>
        ) : null}
        <Problems signature={signature} />
        {seen ? (
          <button
            type="button"
            onClick={() => onShow(seen.page)}
            aria-label={t("showOf", { name, page: seen.page + 1 })}
            className="link w-fit text-meta text-ink-2 pointer-coarse:min-h-10"
          >
            {t("show", { page: seen.page + 1 })}
          </button>
        ) : null}
      </div>
      <div className="grid justify-items-end gap-1.5">
        <VerdictTag signature={signature} />
        {own?.name === "sandbox" ? <Tag tone="amber">{t("sandbox")}</Tag> : null}
      </div>
    </li>
  );
}

/** Who acted, and with which seals; each with the serial that stands in its lower arc, to be compared with paper. */
function Sealed({ sealed: { person, seals } }: { sealed: SealedBy }) {
  const t = useTranslations("verify.signature");
  const format = useFormatter();
  const names = seals.map(({ name, serial }) => (serial ? t("sealWithSerial", { name, serial }) : name));
  return <p className="text-meta text-ink-2 wrap-break-word">{t("sealed", { person, seals: format.list(names) })}</p>;
}

function roleOf({ kind }: SignatureReport, own: OwnCertificate | undefined) {
  if (kind === "timestamp") return kind;
  if (own?.of === "platform") return "platform";
  return kind === "approval" && own?.of === "organization" ? "sealed" : kind;
}

function Mark({ kind }: { kind: SignatureReport["kind"] }) {
  const Icon = marks[kind];
  return (
    <span className="grid size-14 place-items-center rounded-full border border-dashed border-line-strong text-ink-3 phone:size-11">
      <Icon size={20} strokeWidth={1.5} aria-hidden="true" />
    </span>
  );
}

function When({ signature: { provenTime, timestamp, claimedTime, kind } }: { signature: SignatureReport }) {
  const t = useTranslations("verify.signature");
  const timeOf = useTimeWords();
  const stamped = kind === "timestamp" ? (provenTime ?? timestamp?.time) : provenTime;
  const at = stamped ?? claimedTime;
  if (!at) return t("noTime");
  const words = stamped
    ? kind === "timestamp"
      ? timeOf(at)
      : t("proven", { time: timeOf(at) })
    : t("claimed", { time: timeOf(at) });
  return <time dateTime={at}>{words}</time>;
}

function VerdictTag({ signature: { verdict, problems } }: { signature: SignatureReport }) {
  const t = useTranslations("verify.signature");
  if (verdict === "valid") return <Tag tone="jade">{t("verdict.valid")}</Tag>;
  if (verdict === "invalid") return <Tag tone="seal">{t("verdict.invalid")}</Tag>;
  const open = problems.filter(({ weight }) => weight === "indeterminate");
  const onlyTrust = open.every(({ code }) => code === "signer-unknown" || code === "timestamp-untrusted");
  return <Tag tone="amber">{onlyTrust ? t("untrusted") : t("verdict.indeterminate")}</Tag>;
}

/** Why it does not hold, or what else should be known; the worst first. */
function Problems({ signature: { problems } }: { signature: SignatureReport }) {
  const words = useProblemWords();
  if (problems.length === 0) return null;
  const order = { invalid: 0, indeterminate: 1, notice: 2 };
  const color = { invalid: "text-seal-ink", indeterminate: "text-amber", notice: "text-ink-2" };
  const sentences = new Map(
    [...problems].sort((a, b) => order[a.weight] - order[b.weight]).map((problem) => [words(problem), problem.weight]),
  );
  return (
    <ul className="grid gap-1">
      {Array.from(sentences, ([sentence, weight]) => (
        <li key={sentence} className={color[weight]}>
          {sentence}
        </li>
      ))}
    </ul>
  );
}
