import { useFormatter, useTranslations } from "next-intl";
import type { OwnCertificate } from "@/lib/domain/evidence/upload-check";
import type { SignatureReport } from "@/lib/standards/pades/report";
import { CopyButton } from "../ui/copy-button";
import { type Fact, Facts } from "../ui/facts";
import { pairs, useTimeWords } from "./use-words";

/** The certificate behind each signature; one that signed several times is shown once. */
export function CertificateList({
  signatures,
  own,
}: {
  signatures: readonly SignatureReport[];
  own: ReadonlyMap<string, OwnCertificate>;
}) {
  const t = useTranslations("verify.certificates");
  const byCertificate = new Map(signatures.map((signature) => [signature.certificateSha256 ?? "", signature]));
  return (
    <div className="grid gap-8">
      {Array.from(byCertificate, ([fingerprint, signature]) => (
        <section key={fingerprint} aria-label={signature.signerName ?? undefined} className="grid gap-3">
          <h2 className="text-subheading wrap-break-word">{signature.signerName ?? t("missing")}</h2>
          {fingerprint ? <CertificateFacts signature={signature} own={own.get(fingerprint)} /> : null}
        </section>
      ))}
      {own.size > 0 ? (
        <a href="/ca/root.pem" download className="link w-fit">
          {t("root")}
        </a>
      ) : null}
    </div>
  );
}

function CertificateFacts({ signature, own }: { signature: SignatureReport; own: OwnCertificate | undefined }) {
  const t = useTranslations("verify.certificates");
  const format = useFormatter();
  const timeOf = useTimeWords();
  const day = (iso: string) => format.dateTime(new Date(iso), { dateStyle: "long" });
  const { certificateNotBefore: from, certificateNotAfter: to, serialHex, certificateSha256, timestamp } = signature;
  const withdrawal = own?.revokedAt
    ? t("revoked", { time: timeOf(own.revokedAt) })
    : t(own ? "notRevoked" : "notChecked");
  const plain = (text: string) => <span className="font-normal">{text}</span>;
  const facts: (Fact | null)[] = [
    { id: "name", name: t("name"), value: signature.subject },
    { id: "issuer", name: t("issuer"), value: plain(signature.issuer ?? "") },
    { id: "checked", name: t("checked"), value: plain(t(`check.${checkOf(own)}`)) },
    from && to
      ? { id: "valid", name: t("valid"), value: plain(t("validRange", { from: day(from), to: day(to) })) }
      : null,
    { id: "trust", name: t("trust"), value: plain(t(trustOf(signature))) },
    { id: "revocation", name: t("revocation"), value: plain(withdrawal) },
    timestamp?.authority && signature.kind !== "timestamp"
      ? { id: "stamp", name: t("stamp"), value: plain(timestamp.authority) }
      : null,
    serialHex ? numberFact("serial", t("serial"), serialHex) : null,
    certificateSha256 ? numberFact("fingerprint", t("fingerprint"), certificateSha256) : null,
  ];
  return <Facts facts={facts.filter((fact): fact is Fact => fact !== null)} />;
}

function checkOf(own: OwnCertificate | undefined) {
  if (!own) return "unknown";
  return own.of === "organization" && own.name !== "platform" ? (`${own.name}-organization` as const) : own.name;
}

function trustOf({ trusted, verdict }: SignatureReport): "trusted" | "untrusted" | "notJudged" {
  if (trusted) return "trusted";
  return verdict === "invalid" ? "notJudged" : "untrusted";
}

const numberFact = (id: string, name: string, hex: string): Fact => ({
  id,
  name,
  value: <code className="font-mono text-meta font-normal">{pairs(hex)}</code>,
  aside: <CopyButton value={hex} name={name} />,
});
