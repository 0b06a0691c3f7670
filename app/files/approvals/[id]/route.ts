import { approvalFile } from "@/lib/domain/seals/approvals/approval-file";
import { route } from "@/lib/platform/web/route";
import { servePdf } from "@/lib/platform/web/serve-pdf";

/** The contract that a seal is wanted for, as it stands now, for whoever decides about it. For viewers. */
export const GET = route<"signed-in", { id: string }>({
  access: "signed-in",
  run: async ({ request, params, actor }) => {
    const documentId = new URL(request.url).searchParams.get("document") ?? "";
    return servePdf(request, await approvalFile(actor, params.id, documentId), "inline");
  },
});
