import { getLocale } from "next-intl/server";
import { letterTemplate } from "@/lib/domain/organizations/letter-template";
import { contentDisposition } from "@/lib/platform/web/content-disposition";
import { route } from "@/lib/platform/web/route";

export const runtime = "nodejs";

/** The letter of authorization to be printed, in the language that is read. */
export const GET = route<"signed-in", { id: string }>({
  access: "signed-in",
  limit: { name: "letter-template", perHour: 60, burst: 20 },
  run: async ({ actor, params }) => {
    const { bytes, fileName } = await letterTemplate(actor, params.id, await getLocale());
    return new Response(Uint8Array.from(bytes), {
      headers: {
        "Content-Type": "application/pdf",
        "Content-Disposition": contentDisposition("attachment", fileName),
      },
    });
  },
});
