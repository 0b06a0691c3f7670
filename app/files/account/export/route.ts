import { exportArchive, exportInput } from "@/lib/domain/privacy/export-archive";
import { invalid } from "@/lib/platform/errors";
import { contentDisposition } from "@/lib/platform/web/content-disposition";
import { route } from "@/lib/platform/web/route";

/** Everything held on whoever is signed in, as a ZIP download, after her password. */
export const POST = route<"signed-in">({
  access: "signed-in",
  limit: { name: "account-export", perHour: 10, burst: 5 },
  run: async ({ request, actor }) => {
    const input = exportInput.safeParse({ password: (await request.formData()).get("password") });
    if (!input.success) throw invalid("password_missing", { field: "password" });
    const { fileName, bytes } = await exportArchive(actor, input.data);
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
