import { evidenceArchive } from "@/lib/domain/evidence/evidence-archive";
import { contentDisposition } from "@/lib/platform/web/content-disposition";
import { route } from "@/lib/platform/web/route";

/** The evidence of a contract as a ZIP download, for its sender and its signers. */
export const GET = route<"signed-in", { id: string }>({
  access: "signed-in",
  limit: { name: "evidence", perHour: 120, burst: 20 },
  run: async ({ params, actor }) => {
    const { fileName, bytes } = await evidenceArchive(actor, params.id);
    return new Response(bytes, {
      headers: {
        "Content-Type": "application/zip",
        "Content-Disposition": contentDisposition("attachment", fileName),
        "Cache-Control": "private, no-store",
        "Cross-Origin-Resource-Policy": "same-origin",
      },
    });
  },
});
