import { getTranslations } from "next-intl/server";
import { logSentence, termsSentence } from "@/components/seals/keeping/log-words";
import { exportLog } from "@/lib/domain/seals/log/export-log";
import { contentDisposition } from "@/lib/platform/web/content-disposition";
import { route } from "@/lib/platform/web/route";

export const runtime = "nodejs";

const heads = ["number", "time", "event", "code", "by", "address", "details", "hash"] as const;

/** The log of a seal as a table, for whoever looks after its uses. That it was taken stands in the log. */
export const GET = route<"signed-in", { sealId: string }>({
  access: "signed-in",
  limit: { name: "seal-log", perHour: 60, burst: 20 },
  run: async ({ actor, params }) => {
    const [t, h] = await Promise.all([getTranslations("studio.log"), getTranslations("sealUse.export.logHeads")]);
    const { text, fileName } = await exportLog(
      actor,
      params.sealId,
      heads.map((head) => h(head)),
      (type, data) => {
        const terms = termsSentence(t, data, (time) => time.toISOString());
        return terms ? `${logSentence(t, type, data)} (${terms})` : logSentence(t, type, data);
      },
    );
    return new Response(text, {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": contentDisposition("attachment", fileName),
      },
    });
  },
});
