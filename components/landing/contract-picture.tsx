import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Tag } from "../ui/tag";

/** A contract page with two signatures, and what lies behind the first: a picture in HTML, so that it can be read. */
export function ContractPicture() {
  const t = useTranslations("landing.picture");
  const bold = (chunks: ReactNode) => <b className="font-[650]">{chunks}</b>;
  return (
    <figure aria-label={t("label")} className="relative mx-auto w-full max-w-[540px] pb-2">
      <div className="on-paper mr-14 px-11 pt-11 pb-44 font-serif text-[12.5px] leading-[1.75] shadow-paper phone:mr-0 phone:px-7 phone:pt-8 phone:pb-36">
        <p className="mb-5 text-center text-[17px] font-[600]">{t("contract")}</p>
        <p className="mb-2.5">{t.rich("intro", { b: bold })}</p>
        <p className="mb-2.5">
          <b className="font-[650]">{t("clauseTitle")}</b> {t("clause")}
        </p>
        <p>
          <b className="font-[650]">{t("signingTitle")}</b> {t("signing")}
        </p>
        <div className="mt-7 grid grid-cols-2 gap-7">
          <Signature
            src="/landing/signature-wang-shan.svg"
            role={t("translator")}
            alt={t("signatureOf", { name: "王珊" })}
          />
          <Signature
            src="/landing/signature-thomas-berg.svg"
            role={t("publisher")}
            alt={t("signatureOf", { name: "Thomas Berg" })}
          />
        </div>
      </div>
      <CertificateCard />
      <figcaption className="mt-4 text-xs text-ink-3">{t("caption")}</figcaption>
    </figure>
  );
}

function Signature({ src, role, alt }: { src: string; role: string; alt: string }) {
  return (
    <div className="font-sans text-[11px] text-ink-2">
      {role}
      <div className="mt-1 grid h-16 items-end border-b border-ink pb-1.5">
        {/* biome-ignore lint/performance/noImgElement: an SVG of 10 kB has nothing to optimize */}
        <img src={src} alt={alt} className="max-h-12 max-w-full" />
      </div>
    </div>
  );
}

function CertificateCard() {
  const t = useTranslations("landing.picture.card");
  const lines = [
    { id: "name", name: t("name"), value: t("nameValue") },
    { id: "certificate", name: t("certificate"), value: t("certificateValue") },
    { id: "time", name: t("time"), value: t("timeValue") },
    { id: "since", name: t("since"), value: t("sinceValue") },
  ];
  return (
    <div className="relative -mt-36 ml-24 phone:-mt-30 phone:ml-5 phone:-mr-1">
      {/* From the signature on the page down to its card. */}
      <svg
        viewBox="0 0 36 80"
        fill="none"
        aria-hidden="true"
        preserveAspectRatio="none"
        className="absolute -top-8 -left-9 h-20 w-9 text-seal phone:hidden"
      >
        <path d="M1 0v46q0 10 10 10h25" stroke="currentColor" strokeWidth="1.25" vectorEffect="non-scaling-stroke" />
      </svg>
      <span aria-hidden="true" className="absolute -top-[25px] left-7 h-[25px] w-px bg-seal sm:hidden" />
      <div className="rounded-lg border border-line bg-sheet px-5 py-4 shadow-paper">
        <div className="flex items-center justify-between gap-3">
          <p className="font-[600]">{t("title")}</p>
          <Tag tone="jade">{t("valid")}</Tag>
        </div>
        <dl className="num mt-2.5 grid text-meta">
          {lines.map((line) => (
            <div key={line.id} className="grid grid-cols-[92px_1fr] gap-2 border-t border-line py-1.5">
              <dt className="text-ink-3">{line.name}</dt>
              <dd>{line.value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  );
}
