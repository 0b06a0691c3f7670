import { lookAtReviewFile } from "@/lib/domain/administration/look-at-review";
import { notFound } from "@/lib/platform/errors";
import { isId } from "@/lib/platform/ids";
import { route } from "@/lib/platform/web/route";

export const runtime = "nodejs";

/** One paper of a review, for an administrator whose work it is. Nothing keeps a copy, and nothing in it is run. */
export const GET = route<"signed-in", { id: string }>({
  access: "signed-in",
  limit: { name: "office-papers", perHour: 600, burst: 120 },
  run: async ({ params, actor }) => {
    if (!isId(params.id)) throw notFound();
    const { mediaType, bytes } = await lookAtReviewFile(actor, params.id);
    return new Response(bytes, {
      headers: {
        "Content-Type": mediaType,
        "Content-Length": String(bytes.length),
        "Content-Disposition": "inline",
        "Cache-Control": "private, no-store",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cross-Origin-Resource-Policy": "same-origin",
      },
    });
  },
});
