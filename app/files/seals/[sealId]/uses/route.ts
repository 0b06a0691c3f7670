import { getTranslations } from "next-intl/server";
import { exportUses } from "@/lib/domain/seals/log/export-uses";
import { contentDisposition } from "@/lib/platform/web/content-disposition";
import { route } from "@/lib/platform/web/route";

export const runtime = "nodejs";

const heads = [
  "time",
  "contract",
  "contractId",
  "person",
  "approver",
  "address",
  "version",
  "pages",
  "crossPages",
] as const;

/** All uses of a seal as a table, for whoever looks after them. That it was taken stands in the seal's log. */
export const GET = route<"signed-in", { sealId: string }>({
  access: "signed-in",
  limit: { name: "seal-uses", perHour: 60, burst: 20 },
  run: async ({ actor, params }) => {
    const t = await getTranslations("sealUse.export.heads");
    const { text, fileName } = await exportUses(
      actor,
      params.sealId,
      heads.map((head) => t(head)),
    );
    return new Response(text, {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": contentDisposition("attachment", fileName),
      },
    });
  },
});
