import "server-only";
import { transaction } from "@/lib/platform/db/transaction";
import { recordAct } from "./acts";
import { endAdministratorLinks, issueAdministratorLink } from "./administrator-links";
import { lockAdministrators, operational } from "./administrators-lock";

/**
 * The link for the first administrator, to be printed where only whoever runs the server reads it. A new one at each
 * start for as long as no chief can come in (none was made, or none has set up a second factor); those before it end.
 * @returns null once there is a chief
 */
export async function firstAdministratorLink(now = new Date()): Promise<string | null> {
  return transaction(async (tx) => {
    await lockAdministrators(tx);
    if ((await tx.administrator.count({ where: { role: "chief", ...operational } })) > 0) return null;
    await endAdministratorLinks(tx, {}, now);
    const { id, link } = await issueAdministratorLink(tx, "chief", now);
    await recordAct(tx, null, {
      action: "administrator.first_link_made",
      subjectKind: "invitation",
      subjectId: id,
      data: { role: "chief" },
    });
    return link;
  });
}
