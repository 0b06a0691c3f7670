import { db } from "../../lib/platform/db/client";
import { tables } from "./all-rows";

/** How a step of a transaction fails: refused by the database, the connection torn, or refused at the very commit. */
export type Fault = "refused" | "disconnected" | "at commit";

/**
 * Makes Postgres fail at a chosen write. Each change of a row, in whatever table, is one step; a sequence counts them,
 * because it keeps counting when a transaction is rolled back. The product knows nothing of it.
 */
export async function installFaults(): Promise<void> {
  const statements = [
    "CREATE SEQUENCE fault_step",
    "CREATE TABLE fault_plan (step bigint, kind text)",
    `CREATE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS $$
     DECLARE plan record;
     BEGIN
       SELECT * INTO plan FROM fault_plan;
       IF FOUND AND nextval('fault_step') = plan.step THEN
         IF plan.kind = 'disconnected' THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;
         RAISE EXCEPTION 'fault at step % in %', plan.step, TG_TABLE_NAME;
       END IF;
       RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
     END $$`,
  ];
  for (const name of await tables()) {
    statements.push(
      `CREATE TRIGGER fault BEFORE INSERT OR UPDATE OR DELETE ON "${name}" FOR EACH ROW EXECUTE FUNCTION fault()`,
      `CREATE CONSTRAINT TRIGGER fault_at_commit AFTER INSERT OR UPDATE OR DELETE ON "${name}"
       DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fault()`,
      `ALTER TABLE "${name}" DISABLE TRIGGER fault`,
      `ALTER TABLE "${name}" DISABLE TRIGGER fault_at_commit`,
    );
  }
  for (const statement of statements) await db().$executeRawUnsafe(statement);
}

/** From now on the write number `step`, counted from 1, fails. */
export async function failAt(step: number, kind: Fault): Promise<void> {
  await setTriggers("ENABLE", kind === "at commit" ? "fault_at_commit" : "fault");
  await db().$executeRawUnsafe(`ALTER SEQUENCE fault_step RESTART`);
  await db().$executeRaw`INSERT INTO fault_plan VALUES (${step}, ${kind})`;
}

/** Ends the plan. @returns how many writes were counted under it */
export async function endFaults(): Promise<number> {
  await db().$executeRawUnsafe("DELETE FROM fault_plan");
  await setTriggers("DISABLE", "fault");
  await setTriggers("DISABLE", "fault_at_commit");
  const [row] = await db().$queryRaw<{ steps: number }[]>`
    SELECT (CASE WHEN is_called THEN last_value ELSE 0 END)::int AS steps FROM fault_step`;
  return row?.steps ?? 0;
}

async function setTriggers(to: "ENABLE" | "DISABLE", trigger: string): Promise<void> {
  const statements = (await tables()).map((name) => `ALTER TABLE "${name}" ${to} TRIGGER ${trigger};`);
  await db().$executeRawUnsafe(`DO $$ BEGIN ${statements.join(" ")} END $$`);
}
