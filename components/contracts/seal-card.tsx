"use client";

import { useTranslations } from "next-intl";
import type { SealMark } from "@/lib/domain/evidence/seal-marks";
import { useZonedTime } from "../i18n/zoned-time";
import { useKindBeside } from "../seals/use-kind-beside";
import { CopyButton } from "../ui/copy-button";
import { Dialog } from "../ui/dialog";
import { type Fact, Facts } from "../ui/facts";

/** What a signature or a seal in a contract says when it is pressed: whose it is, who put it there, and when. */
export function SealCard({ mark, onClose }: { mark: SealMark | null; onClose: () => void }) {
  const t = useTranslations("contracts.reader.seals");
  const beside = useKindBeside();
  const timeOf = useZonedTime();
  if (!mark) return null;
  const { kind, seal, sealKind, organization, person, at, certificate, serial, size } = mark;
  const upper = certificate.toUpperCase();
  const ofKind = beside({ kind: sealKind, name: seal });
  const facts: (Fact | null)[] = [
    ofKind ? { id: "kind", name: t("kind"), value: ofKind } : null,
    organization ? { id: "organization", name: t("organization"), value: organization } : null,
    { id: "person", name: t(organization ? "actedBy" : "signedBy"), value: person },
    { id: "at", name: t("at"), value: <time dateTime={at.toISOString()}>{timeOf(at)}</time> },
    kind === "signature"
      ? null
      : { id: "size", name: t("size"), value: t("sizeMm", { width: size.widthMm, height: size.heightMm }) },
    serial ? { id: "serial", name: t("serial"), value: <span className="num">{serial}</span> } : null,
    {
      id: "certificate",
      name: t("certificate"),
      value: <code className="font-mono text-meta font-normal">{upper.replace(/(.{4})(?=.)/g, "$1 ")}</code>,
      aside: <CopyButton value={upper} name={t("certificate")} />,
    },
  ];
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())} title={seal} description={t(`kinds.${kind}`)}>
      <Facts facts={facts.filter((fact): fact is Fact => fact !== null)} />
    </Dialog>
  );
}
