"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import type { UploadCheck } from "@/lib/domain/evidence/upload-check";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { Facts } from "../ui/facts";
import { pairs, useTimeWords } from "./use-words";

/** For those who check the check: digests, levels, codes, and everything as JSON. */
export function TechnicalReport({ check, fileName }: { check: UploadCheck; fileName: string }) {
  const t = useTranslations("verify.report");
  const timeOf = useTimeWords();
  const { report, sha256, checkedAt } = check;
  const levels = report?.signatures.map(({ level }) => level ?? t("noLevel")).join(", ");
  const codes = report
    ? [...report.findings, ...report.signatures.flatMap(({ problems }) => problems)].map(({ code }) => code)
    : [];
  const plain = (text: string) => <span className="num font-normal">{text}</span>;
  return (
    <div className="grid gap-4">
      <p className="text-ink-2">{t("lead")}</p>
      <Facts
        facts={[
          {
            id: "sha256",
            name: t("sha256"),
            value: <code className="font-mono text-meta font-normal">{pairs(sha256)}</code>,
            aside: <CopyButton value={sha256} name={t("sha256")} />,
          },
          { id: "time", name: t("time"), value: plain(timeOf(checkedAt)) },
          ...(report
            ? [
                { id: "revisions", name: t("revisions"), value: plain(String(report.revisions)) },
                { id: "level", name: t("level"), value: plain(levels || t("noLevel")) },
                {
                  id: "codes",
                  name: t("codes"),
                  value: codes.length ? (
                    <code className="font-mono text-meta font-normal">{[...new Set(codes)].join(", ")}</code>
                  ) : (
                    plain(t("noCodes"))
                  ),
                },
              ]
            : []),
        ]}
      />
      <Button
        variant="secondary"
        className="w-fit"
        icon={<Download size={17} aria-hidden="true" />}
        onClick={() => save({ file: fileName, ...check }, `${fileName.replace(/\.pdf$/i, "")}-report.json`)}
      >
        {t("download")}
      </Button>
    </div>
  );
}

/** Hands a value to the reader as a JSON file. */
function save(value: object, name: string): void {
  const address = URL.createObjectURL(new Blob([`${JSON.stringify(value, null, 2)}\n`], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken hold of it by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
