import { organizationCertificate } from "@/lib/domain/organizations/get-organization";
import { notFound } from "@/lib/platform/errors";
import { isId } from "@/lib/platform/ids";
import { route } from "@/lib/platform/web/route";

/** One of an organization's certificates as `<id>.cer` (DER) or `<id>.pem`, for its members. */
export const GET = route<"signed-in", { id: string; file: string }>({
  access: "signed-in",
  run: async ({ actor, params }) => {
    const [id, form] = params.file.split(".");
    if (!isId(id) || (form !== "cer" && form !== "pem")) throw notFound();
    const { der, pem, serial } = await organizationCertificate(actor, params.id, id);
    return new Response(form === "cer" ? der : pem, {
      headers: {
        "Content-Type": form === "cer" ? "application/pkix-cert" : "application/x-pem-file",
        "Content-Disposition": `attachment; filename="certificate-${serial.slice(0, 12)}.${form}"`,
      },
    });
  },
});
