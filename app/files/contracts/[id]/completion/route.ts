import { getCompletion } from "@/lib/domain/evidence/completion/get-completion";
import { contentDisposition } from "@/lib/platform/web/content-disposition";
import { route } from "@/lib/platform/web/route";

/** The certificate of completion as a download, for whoever takes part in the contract. */
export const GET = route<"signed-in", { id: string }>({
  access: "signed-in",
  limit: { name: "evidence", perHour: 120, burst: 20 },
  run: async ({ params, actor }) => {
    const { fileName, pdf } = await getCompletion(actor, params.id);
    return new Response(Uint8Array.from(pdf), {
      headers: {
        "Content-Type": "application/pdf",
        "Content-Disposition": contentDisposition("attachment", fileName),
        "Cache-Control": "private, no-store",
        "Cross-Origin-Resource-Policy": "same-origin",
      },
    });
  },
});
