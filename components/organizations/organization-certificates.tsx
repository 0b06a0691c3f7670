import { Download } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { OrganizationCertificate } from "@/lib/domain/certificates/organization-certificates";
import { hexPairs } from "../certificates/hex-pairs";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { Tag } from "../ui/tag";

/** The certificate that is valid, to be downloaded, and those before it. */
export function OrganizationCertificates({
  organizationId,
  certificates,
}: {
  organizationId: string;
  certificates: OrganizationCertificate[];
}) {
  const t = useTranslations("organizations.page");
  const active = certificates.find(({ state }) => state === "active");
  const earlier = certificates.filter((one) => one !== active);
  return (
    <div className="grid gap-4">
      {active ? (
        <Active organizationId={organizationId} certificate={active} />
      ) : (
        <p className="text-ink-2">{t("certificateNone")}</p>
      )}
      {earlier.length > 0 ? <Earlier certificates={earlier} /> : null}
    </div>
  );
}

function Active({ organizationId, certificate }: { organizationId: string; certificate: OrganizationCertificate }) {
  const t = useTranslations("organizations.page");
  const states = useTranslations("certificates.state");
  const format = useFormatter();
  const day = (date: Date) => format.dateTime(date, { dateStyle: "medium" });
  const { id, name, identifier, serial, issuer, notBefore, notAfter, fingerprint } = certificate;
  const numbers = { serial, fingerprint };
  return (
    <div className="grid gap-4 rounded-xl border border-line bg-sheet px-5 py-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="font-[580]">{name}</span>
        <Tag tone="jade">{states("active")}</Tag>
      </div>
      <dl className="grid gap-2.5">
        <div>
          <dt className="text-meta text-ink-2">{t("identifier")}</dt>
          <dd>
            <code className="font-mono text-meta break-all">{identifier}</code>
            <span className="block text-meta text-ink-2">{t("identifierHint")}</span>
          </dd>
        </div>
        <div>
          <dt className="text-meta text-ink-2">{t("valid")}</dt>
          <dd>{t("validRange", { from: day(notBefore), to: day(notAfter) })}</dd>
        </div>
        <div>
          <dt className="text-meta text-ink-2">{t("issuer")}</dt>
          <dd>{issuer}</dd>
        </div>
        {(["serial", "fingerprint"] as const).map((key) => (
          <div key={key}>
            <dt className="text-meta text-ink-2">{t(key)}</dt>
            <dd className="grid gap-1">
              <code className="font-mono text-meta">{hexPairs(numbers[key])}</code>
              <CopyButton value={numbers[key]} name={t(key)} />
            </dd>
          </div>
        ))}
      </dl>
      <div className="flex flex-wrap gap-2">
        {(["cer", "pem"] as const).map((form) => (
          <Button key={form} asChild variant="secondary" size="sm">
            <a href={`/organizations/${organizationId}/certificate/${id}.${form}`} download>
              <Download size={15} aria-hidden="true" />
              {t(form === "cer" ? "downloadCer" : "downloadPem")}
            </a>
          </Button>
        ))}
      </div>
    </div>
  );
}

function Earlier({ certificates }: { certificates: OrganizationCertificate[] }) {
  const t = useTranslations("organizations.page");
  const format = useFormatter();
  return (
    <section aria-label={t("earlier")} className="grid gap-1">
      <h3 className="text-[15px]">{t("earlier")}</h3>
      <ul className="grid gap-1 text-meta text-ink-2">
        {certificates.map(({ id, name, serial, notAfter, revokedAt }) => (
          <li key={id}>
            {name} <code className="font-mono">{serial.slice(0, 12).toUpperCase()}…</code>{" "}
            {revokedAt
              ? t("revoked", { date: format.dateTime(revokedAt, { dateStyle: "medium" }) })
              : t("expired", { date: format.dateTime(notAfter, { dateStyle: "medium" }) })}
          </li>
        ))}
      </ul>
    </section>
  );
}
