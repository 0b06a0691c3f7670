import { readFileSync } from "node:fs";
import path from "node:path";

/** What a server action of the room answers. */
type Answer<T> = { ok: true; data: T } | { ok: false; error: { code: string; message: string } };

const manifest = path.resolve(import.meta.dirname, "../../.next/server/server-reference-manifest.json");

/** The ids under which the build knows the actions of the signing room. */
function actionIds(): Map<string, string> {
  const { node } = JSON.parse(readFileSync(manifest, "utf8")) as {
    node: Record<string, { filename?: string; exportedName?: string }>;
  };
  const ours = Object.entries(node).filter(([, { filename }]) => filename === "app/sign/[participantId]/actions.ts");
  return new Map(ours.map(([id, { exportedName = "" }]) => [exportedName, id]));
}

/**
 * Calls an action of the signing room as its page does: a POST to the page with the action's id and the one argument as
 * React writes it (for values of JSON that is JSON in an array).
 */
export function roomOf(origin: string, cookie: { name: string; value: string }) {
  const ids = actionIds();
  return async function press<T>(action: string, input: { participantId: string }): Promise<T> {
    const id = ids.get(action);
    if (!id) throw new Error(`the room has no action ${action}`);
    const response = await fetch(`${origin}/sign/${input.participantId}`, {
      method: "POST",
      headers: {
        Accept: "text/x-component",
        "Content-Type": "text/plain;charset=UTF-8",
        "Next-Action": id,
        Origin: origin,
        Cookie: `${cookie.name}=${cookie.value}`,
      },
      body: JSON.stringify([input]),
    });
    const text = await response.text();
    const answer = answerIn<T>(text);
    if (!answer) throw new Error(`${action}: ${response.status} ${text.slice(0, 300)}`);
    if (!answer.ok) throw new Error(`${action}: ${answer.error.code}`);
    return answer.data;
  };
}

/** The rows of React's answer: the first names the row with what the action returned. */
function answerIn<T>(text: string): Answer<T> | null {
  const rows = new Map(
    text.split("\n").flatMap((line) => {
      const [, key, value] = /^([0-9a-f]+):([[{].*)$/.exec(line) ?? [];
      return key && value ? [[key, value] as const] : [];
    }),
  );
  const named = /"a":"\$@([0-9a-f]+)"/.exec(rows.get("0") ?? "")?.[1];
  const row = named && rows.get(named);
  return row ? (JSON.parse(row) as Answer<T>) : null;
}
