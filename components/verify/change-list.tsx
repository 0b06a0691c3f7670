import { useTranslations } from "next-intl";
import type { Change, SignatureReport, ValidationReport } from "@/lib/standards/pades/report";
import { changeSteps, type ToldChange } from "./change-steps";
import { fieldWords } from "./field-words";
import type { FieldPlace } from "./use-field-places";
import { useProblemWords, useTimeWords } from "./use-words";

/** The file's history: who signed, and what each step added. */
export function ChangeList({ report, places }: { report: ValidationReport; places: ReadonlyMap<string, FieldPlace> }) {
  const t = useTranslations("verify.changes");
  const steps = changeSteps(report);
  const signers = report.signatures.flatMap(({ signerName }) => signerName ?? []);
  if (steps.length === 0) return <p className="text-ink-2">{t("unknown")}</p>;
  return (
    <div className="grid gap-4">
      <p className="text-ink-2">{steps.length === 1 ? t("none") : t("lead")}</p>
      <ol className="grid">
        {steps.map(({ revision, signatures, changes }) => (
          <li
            key={revision}
            className="relative grid grid-cols-[10px_1fr] gap-3 pb-4 before:absolute before:top-4 before:bottom-[-4px] before:left-[4px] before:w-px before:bg-line-strong last:pb-0 last:before:hidden"
          >
            <span
              aria-hidden="true"
              className={`mt-1.5 size-2.5 rounded-full border-2 bg-sheet ${changes.some(isWrong) ? "border-seal" : "border-line-strong"}`}
            />
            <div className="grid min-w-0 gap-0.5">
              {signatures.map((signature) => (
                <SignedLine key={signature.fieldName} signature={signature} />
              ))}
              {changes.map((change) => (
                <ChangeLine key={JSON.stringify(change)} change={change} places={places} signers={signers} />
              ))}
              <p className="num text-meta text-ink-3">{t("step", { revision })}</p>
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}

const isWrong = ({ kind, weight }: Change) => kind === "finding" && weight === "invalid";

function SignedLine({ signature }: { signature: SignatureReport }) {
  const t = useTranslations("verify.changes");
  const timeOf = useTimeWords();
  const name = signature.signerName ?? t("somebody");
  const at = signature.provenTime ?? signature.timestamp?.time;
  return (
    <p className="font-[560] wrap-break-word">
      {signature.kind === "timestamp"
        ? t("timestamp-added")
        : t(signature.kind === "certification" ? "certified" : "signature-added", { name })}
      {at ? <span className="num font-normal text-meta text-ink-3"> · {timeOf(at)}</span> : null}
    </p>
  );
}

function ChangeLine({
  change,
  places,
  signers,
}: {
  change: ToldChange;
  places: ReadonlyMap<string, FieldPlace>;
  signers: readonly string[];
}) {
  const t = useTranslations("verify.changes");
  const words = useProblemWords();
  const { kind, fieldName, value } = change;
  const field = fieldName ? wordsOf(fieldName) : "";
  function wordsOf(name: string): string {
    const named = fieldWords(name, places.get(name), signers);
    if ("label" in named) return named.label;
    return named.page === null ? t(`kindsUnplaced.${named.kind}`) : t(`kinds.${named.kind}`, { page: named.page });
  }
  function filled(): string {
    if (change.ticked !== undefined) return t(change.ticked ? "field-ticked" : "field-unticked", { field });
    return value ? t("field-filled", { field, value }) : t("field-filled-empty", { field });
  }
  if (kind === "finding")
    return (
      <p className={isWrong(change) ? "text-seal-ink" : "text-amber"}>
        {words(change)}
        {field ? <span className="text-meta"> {t("inField", { field })}</span> : null}
      </p>
    );
  if (kind === "field-filled") return <p className="wrap-break-word">{filled()}</p>;
  if (kind === "picture-shown") return <p className="wrap-break-word">{t("picture-shown", { field })}</p>;
  if (kind === "field-added") return <p className="wrap-break-word">{t("field-added", { field })}</p>;
  if (kind === "seal-shown" && change.strips) return <p>{t("strips-shown", { count: change.strips })}</p>;
  if (kind === "signature-added") return <p>{t("signature-added", { name: t("somebody") })}</p>;
  return <p>{t(kind)}</p>;
}
