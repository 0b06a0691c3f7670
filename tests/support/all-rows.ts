import { db } from "../../lib/platform/db/client";

/** Tables whose rows may come from an act that was refused (numbers handed out, tries counted), and what tests bring. */
const outsideOfActs = ["time_stamp_serial", "rate_limit", "_prisma_migrations", "fault_plan"];

/** Every table of the data model. */
export async function tables(): Promise<string[]> {
  const rows = await db().$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`;
  return rows.map(({ name }) => name).filter((name) => !outsideOfActs.includes(name));
}

/**
 * How many rows each table has and a digest of all that they hold: equal before and after means that nothing was
 * changed anywhere.
 * @param but tables left out
 */
export async function allRows(...but: string[]): Promise<Record<string, string>> {
  const names = (await tables()).filter((name) => !but.includes(name));
  const parts = names.map(
    (name) =>
      `SELECT '${name}' AS name, count(*) || ' rows ' || coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '') AS digest FROM "${name}" t`,
  );
  const rows = await db().$queryRawUnsafe<{ name: string; digest: string }[]>(parts.join(" UNION ALL "));
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}
