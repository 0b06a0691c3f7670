import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ContractReader } from "@/components/contracts/contract-reader";
import { AreaMessages } from "@/components/i18n/area-messages";
import { requireActor } from "@/lib/domain/accounts/current-actor";
import { getOverview } from "@/lib/domain/contracts/overview/get-overview";
import { sealMarks } from "@/lib/domain/evidence/seal-marks";
import { DomainError } from "@/lib/platform/errors";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("contracts.reader");
  return { title: t("pageTitle") };
}

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ReadContractPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const { id } = await params;
  const contract = await getOverview(actor, id).catch((error) => {
    if (error instanceof DomainError && error.kind === "not_found") notFound();
    throw error;
  });
  const asked = (await searchParams).document;
  const document = contract.documents.find((one) => one.id === asked) ?? contract.documents[0];
  if (!document || !contract.may.download) notFound();
  return (
    <AreaMessages areas={["contracts"]}>
      <ContractReader
        title={contract.title}
        fileName={document.fileName}
        backHref={`/contracts/${id}`}
        url={`/files/contracts/${id}/${document.id}`}
        revision={document.revision}
        pages={document.pages}
        marks={await sealMarks(actor, id, document.id)}
      />
    </AreaMessages>
  );
}
