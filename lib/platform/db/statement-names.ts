/** Statements that each connection keeps; what comes after them is read anew each time. */
const most = 400;

/** Longer ones name many rows at once and hardly come back. */
const longest = 8_000;

/**
 * Names for statements: under one, Postgres reads and plans a statement once for each connection and not at every use,
 * which is a good part of what a short statement costs.
 * @returns gives a statement's name, always the same one; empty where it is not kept
 */
export function statementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known) return known;
    if (names.size >= most || sql.length > longest) return "";
    const name = `v${names.size}`;
    names.set(sql, name);
    return name;
  };
}
