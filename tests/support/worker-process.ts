/** The outbox worker as a process of its own, for tests that kill it. It tells its parent when a task begins. */
import { handlers } from "../../lib/domain/worker";
import { startWorker } from "../../lib/platform/outbox/worker";

startWorker({
  ...handlers,
  "contract.send": async (payload, context) => {
    process.send?.("begun");
    await handlers["contract.send"]?.(payload, context);
  },
});
process.on("disconnect", () => process.exit(0));
process.send?.("ready");
