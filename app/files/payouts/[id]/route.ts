import { getOrderFile } from "@/lib/domain/bank-payments/payout-orders";
import { contentDisposition } from "@/lib/platform/web/content-disposition";
import { route } from "@/lib/platform/web/route";

export const runtime = "nodejs";

/** A file of payment orders, for whoever takes it to the bank. Each reading stands in the administrators' record. */
export const GET = route<"signed-in", { id: string }>({
  access: "signed-in",
  limit: { name: "office-orders", perHour: 120, burst: 30 },
  run: async ({ actor, params }) => {
    const { bytes, contentType, fileName } = await getOrderFile(actor, params.id);
    return new Response(Uint8Array.from(bytes), {
      headers: { "Content-Type": contentType, "Content-Disposition": contentDisposition("attachment", fileName) },
    });
  },
});
