import "@fontsource-variable/source-serif-4/wght-italic.css";
import "@/components/contracts/writing/writing.css";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { WritingPage } from "@/components/contracts/writing/writing-page";
import { AreaMessages } from "@/components/i18n/area-messages";
import { requireActor } from "@/lib/domain/accounts/current-actor";
import { getWritten } from "@/lib/domain/contracts/written/get-written";
import { DomainError } from "@/lib/platform/errors";
import { saveWriting, setPages } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("writing");
  return { title: t("pageTitle") };
}

export default async function WriteContractPage({ params }: { params: Promise<{ id: string; documentId: string }> }) {
  const actor = await requireActor();
  const { id, documentId } = await params;
  const written = await getWritten(actor, id, documentId).catch((error) => {
    // A contract that has left the desk is looked at, not written on.
    if (error instanceof DomainError && error.kind === "forbidden") redirect(`/contracts/${id}`);
    if (error instanceof DomainError && error.kind === "not_found") notFound();
    throw error;
  });
  return (
    <AreaMessages areas={["writing", "editor", "contracts"]}>
      <WritingPage {...written} save={saveWriting} set={setPages} />
    </AreaMessages>
  );
}
