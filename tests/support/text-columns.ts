import { db } from "../../lib/platform/db/client";

export type TextColumn = { table: string; column: string; type: string };

/** Every column of the data model that can hold text, bytes, JSON or lists of these. */
export async function textColumns(): Promise<TextColumn[]> {
  return db().$queryRaw<TextColumn[]>`
    SELECT table_name::text AS "table", column_name::text AS "column", udt_name::text AS type
    FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name NOT IN ('_prisma_migrations', 'fault_plan')
      AND udt_name NOT IN ('uuid', '_uuid', 'timestamptz', 'date', 'bool', 'int4', 'int8', 'float8', 'numeric')
    ORDER BY 1, 2`;
}
