import { getUploadFile } from "@/lib/domain/contracts/revisions/get-file";
import { route } from "@/lib/platform/web/route";
import { servePdf } from "@/lib/platform/web/serve-pdf";

/** A file that its owner has uploaded and not yet made a contract of. */
export const GET = route<"signed-in", { id: string }>({
  access: "signed-in",
  run: async ({ request, params, actor }) => servePdf(request, await getUploadFile(actor, params.id), "inline"),
});
