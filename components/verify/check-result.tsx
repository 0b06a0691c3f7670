"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import type { UploadCheck } from "@/lib/domain/evidence/upload-check";
import { usePdfDocument } from "../pdf/use-pdf-document";
import { Button } from "../ui/button";
import { classNames } from "../ui/class-names";
import { useFileSize } from "../ui/file-size";
import { Tabs } from "../ui/tabs";
import { CertificateList } from "./certificate-list";
import { ChangeList } from "./change-list";
import { FilePages, type WantedPage } from "./file-pages";
import { AuthorityNote, SandboxNote } from "./result-notes";
import { SignatureRow } from "./signature-row";
import { TechnicalReport } from "./technical-report";
import { useFieldPlaces } from "./use-field-places";
import { useProblemWords } from "./use-words";
import { conclude, signersOf } from "./verdict";
import { VerdictBanner } from "./verdict-banner";

/** The text begins where the head of the page does, however wide the window. */
const besidePages = "lg:pr-12 lg:pl-[max(2rem,calc((100vw-1240px)/2+2rem))]";

/** What a check found, and the file itself beside it, drawn from the reader's own copy. */
export function CheckResult({ file, check, onAnother }: { file: File; check: UploadCheck; onAnother: () => void }) {
  const t = useTranslations("verify");
  const title = useRef<HTMLHeadingElement>(null);
  const [attempt, setAttempt] = useState(0);
  const [wanted, setWanted] = useState<WantedPage | null>(null);
  const pdf = usePdfDocument(file, attempt);
  const places = useFieldPlaces(pdf.document);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  useEffect(() => title.current?.focus(), []);

  const { report } = check;
  const own = new Map(check.own.map((certificate) => [certificate.sha256, certificate]));
  const ownOf = (sha256: string | null) => own.get(sha256 ?? "");
  const signatures = report?.signatures ?? [];
  const invented = report
    ? signersOf(report).filter(({ certificateSha256 }) => ownOf(certificateSha256)?.name === "sandbox").length
    : 0;
  const hasPages = report !== null && report.pageCount > 0;

  return (
    <div
      className={
        hasPages
          ? "grid grid-cols-1 lg:min-h-[calc(100dvh-4rem)] lg:grid-cols-[minmax(0,1fr)_minmax(340px,36%)]"
          : undefined
      }
    >
      <div className={classNames("min-w-0 px-8 py-12 phone:px-4 phone:py-8", hasPages && besidePages)}>
        <div
          className={classNames(
            "grid grid-cols-1 gap-7",
            hasPages ? "max-w-[840px] max-lg:mx-auto" : "mx-auto max-w-[840px]",
          )}
        >
          <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
            <div className="min-w-0">
              <h1 ref={title} tabIndex={-1} className="text-title wrap-anywhere">
                {file.name}
              </h1>
              <Meta check={check} />
            </div>
            <Button variant="secondary" onClick={onAnother}>
              {t("result.another")}
            </Button>
          </div>
          <VerdictBanner check={check}>
            {check.known?.contract ? (
              <Link href={`/contracts/${check.known.contract.id}`} className="link">
                {t("result.openContract", { title: check.known.contract.title })}
              </Link>
            ) : null}
          </VerdictBanner>
          {invented > 0 ? <SandboxNote count={invented} /> : null}
          {conclude(check) === "unreadable" ? null : <Findings check={check} />}
          {signatures.length > 0 ? (
            <section aria-label={t("result.signatures")}>
              <ul className="border-b border-line">
                {signatures.map((signature) => (
                  <SignatureRow
                    key={`${signature.revision} ${signature.fieldName}`}
                    signature={signature}
                    own={ownOf(signature.certificateSha256)}
                    sealed={check.known?.sealed.find(({ fieldName }) => fieldName === signature.fieldName)}
                    document={pdf.document}
                    place={places.get(signature.fieldName)}
                    onShow={(page) => setWanted({ page })}
                  />
                ))}
              </ul>
            </section>
          ) : null}
          {report && signatures.length > 0 ? (
            <Tabs
              label={t("details.label")}
              tabs={[
                {
                  value: "changes",
                  label: t("details.changes"),
                  content: <ChangeList report={report} places={places} />,
                },
                {
                  value: "certificates",
                  label: t("details.certificates"),
                  content: <CertificateList signatures={signatures} own={own} />,
                },
                {
                  value: "report",
                  label: t("details.report"),
                  content: <TechnicalReport check={check} fileName={file.name} />,
                },
              ]}
            />
          ) : null}
          {report && signatures.length === 0 ? <TechnicalReport check={check} fileName={file.name} /> : null}
          {signatures.length > 0 ? (
            <AuthorityNote foreign={signatures.some(({ certificateSha256 }) => !ownOf(certificateSha256))} />
          ) : null}
        </div>
      </div>
      {hasPages ? (
        <aside className="border-line bg-sunk px-6 py-8 lg:border-l phone:px-4 max-lg:border-t">
          <div className="mx-auto max-w-[480px] lg:sticky lg:top-8">
            <FilePages pdf={pdf} wanted={wanted} retry={retry} />
          </div>
        </aside>
      ) : null}
    </div>
  );
}

function Meta({ check }: { check: UploadCheck }) {
  const t = useTranslations("verify.result");
  const size = useFileSize();
  const parts = [
    check.report && check.report.pageCount > 0 ? t("pages", { count: check.report.pageCount }) : null,
    size(check.bytes),
    t("checked", { milliseconds: check.milliseconds }),
    t("notStored"),
  ];
  return <p className="num mt-2 text-ink-2">{parts.filter(Boolean).join(" · ")}</p>;
}

/** What is wrong with the file as a whole. */
function Findings({ check }: { check: UploadCheck }) {
  const t = useTranslations("verify.findings");
  const words = useProblemWords();
  const findings = check.report?.findings ?? [];
  if (findings.length === 0) return null;
  return (
    <section className="grid gap-1.5">
      <h2 className="text-subheading">{t("title")}</h2>
      <ul className="grid list-disc gap-1 pl-5">
        {[...new Set(findings.map(words))].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}
