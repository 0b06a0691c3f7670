import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { NameNeeded } from "@/components/office/name-needed";
import { StatementUpload } from "@/components/office/statement-upload";
import { PageHead } from "@/components/ui/page-head";
import { beforeEntry } from "@/lib/domain/administration/type-payment";
import { officePage } from "../../../../../office-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("office.upload"))("title") };
}

export default async function UploadPage() {
  const { account, nameNeeded, statementByTwo } = await officePage(beforeEntry);
  const t = await getTranslations("office.upload");
  return (
    <>
      <PageHead title={t("title")}>
        {t("lead", { account: account.label })} {statementByTwo ? t("byTwo") : ""}
      </PageHead>
      <div className="max-w-2xl">
        {nameNeeded.statement ? <NameNeeded /> : <StatementUpload />}
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
