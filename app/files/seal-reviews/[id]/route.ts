import { lookAtSealPicture } from "@/lib/domain/administration/look-at-seal-picture";
import { route } from "@/lib/platform/web/route";

export const runtime = "nodejs";

/** The picture that an uploaded seal was made of, for an administrator whose work it is. Nothing keeps a copy of it. */
export const GET = route<"signed-in", { id: string }>({
  access: "signed-in",
  limit: { name: "office-papers", perHour: 600, burst: 120 },
  run: async ({ params, actor }) => {
    const { mediaType, bytes } = await lookAtSealPicture(actor, params.id);
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
