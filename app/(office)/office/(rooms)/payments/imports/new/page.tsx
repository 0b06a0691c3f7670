import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { StatementUpload } from "@/components/office/statement-upload";
import { PageHead } from "@/components/ui/page-head";
import { accountForEntries } from "@/lib/domain/administration/type-payment";
import { officePage } from "../../../../../office-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("office.upload"))("title") };
}

export default async function UploadPage() {
  const account = await officePage(accountForEntries);
  const t = await getTranslations("office.upload");
  return (
    <>
      <PageHead title={t("title")}>{t("lead", { account: account.label })}</PageHead>
      <div className="max-w-2xl">
        <StatementUpload />
        <p className="mt-5 text-ink-2">
          {t.rich("orByHand", {
            link: (words) => (
              <Link className="link" href="/office/payments/entry">
                {words}
              </Link>
            ),
          })}
        </p>
      </div>
    </>
  );
}
