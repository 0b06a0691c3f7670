import { useFormatter, useTranslations } from "next-intl";
import type { CertificateInfo } from "@/lib/domain/certificates/certificate.schema";
import { CopyButton } from "../ui/copy-button";
import { Facts } from "../ui/facts";
import { Tag } from "../ui/tag";
import { hexPairs } from "./hex-pairs";

const tones = { active: "jade", expired: "gray", revoked: "seal" } as const;

/** A certificate in plain words: whose, until when, for what, by whom, and the numbers that others compare. */
export function CertificateFacts({ certificate }: { certificate: CertificateInfo }) {
  const t = useTranslations("certificates");
  const format = useFormatter();
  const day = (date: Date) => format.dateTime(date, { dateStyle: "long" });
  const { name, state, notBefore, notAfter, issuer, pseudonym, serial, fingerprint, algorithm } = certificate;
  return (
    <Facts
      facts={[
        {
          id: "name",
          name: t("facts.name"),
          value: name,
          aside: <Tag tone={tones[state]}>{t(`state.${state}`)}</Tag>,
        },
        {
          id: "valid",
          name: t("facts.valid"),
          value: t("facts.validRange", { from: day(notBefore), to: day(notAfter) }),
        },
        { id: "use", name: t("facts.use"), value: <span className="font-normal">{t("facts.useText")}</span> },
        { id: "issuer", name: t("facts.issuer"), value: issuer },
        {
          id: "pseudonym",
          name: t("facts.pseudonym"),
          value: (
            <>
              <code className="font-mono text-meta">{pseudonym}</code>
              <span className="block text-meta font-normal text-ink-2">{t("facts.pseudonymHint")}</span>
            </>
          ),
        },
        {
          id: "serial",
          name: t("facts.serial"),
          value: <code className="font-mono text-meta break-all">{hexPairs(serial)}</code>,
          aside: <CopyButton value={serial} name={t("facts.serial")} />,
        },
        {
          id: "fingerprint",
          name: t("facts.fingerprint"),
          value: <code className="font-mono text-meta">{hexPairs(fingerprint)}</code>,
          aside: <CopyButton value={fingerprint} name={t("facts.fingerprint")} />,
        },
        { id: "algorithm", name: t("facts.algorithm"), value: algorithm },
      ]}
    />
  );
}
