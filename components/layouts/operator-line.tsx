import { useTranslations } from "next-intl";

export type Operator = {
  name: string | null;
  /** An e-mail address or a phone number. */
  contact: string | null;
  termsUrl: string | null;
  privacyUrl: string | null;
  /** Nobody is proven in earnest here. */
  sandbox: boolean;
};

/** Who runs this installation and how to reach them; that nobody said so, where nobody did. */
export function OperatorLine({ operator }: { operator: Operator }) {
  const t = useTranslations("common.operator");
  const { name, contact, termsUrl, privacyUrl, sandbox } = operator;
  return (
    <p className="flex flex-wrap gap-x-5 gap-y-1 text-meta text-ink-2">
      {name ? <span>{t("name", { name })}</span> : null}
      {contact ? (
        <span>
          {t.rich("contact", {
            link: () => (
              <a href={addressOf(contact)} className="link">
                {contact}
              </a>
            ),
          })}
        </span>
      ) : (
        <span>{t(sandbox ? "noneSandbox" : "none")}</span>
      )}
      {termsUrl ? (
        <a href={termsUrl} className="link">
          {t("terms")}
        </a>
      ) : null}
      {privacyUrl ? (
        <a href={privacyUrl} className="link">
          {t("privacy")}
        </a>
      ) : null}
    </p>
  );
}

const addressOf = (contact: string) =>
  contact.includes("@") ? `mailto:${contact}` : `tel:${contact.replace(/[^\d+]/g, "")}`;
