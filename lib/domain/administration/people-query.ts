/** How a search for people was meant, by what was typed. Pure. */
export type PeopleQuery =
  | { by: "email"; email: string }
  | { by: "masked"; masked: string }
  /** Normal forms that the number may have; a passport's stands after its state. */
  | { by: "number"; mobile: string | null; documents: string[] }
  | { by: "name"; name: string }
  | { by: "nothing" };

/** Reads what was typed into the search. Full-width forms, spaces and hyphens in numbers do not matter. */
export function readPeopleQuery(typed: string): PeopleQuery {
  const text = typed.normalize("NFKC").replace(/\s+/gu, " ").trim();
  if (text.length < 2) return { by: "nothing" };
  if (text.includes("@")) return { by: "email", email: text.toLowerCase() };
  const bare = text.replace(/[\s-]/g, "").toUpperCase();
  if (/^[A-Z0-9]*[*•]+[A-Z0-9]*$/.test(bare)) return { by: "masked", masked: bare.replace(/•/g, "*") };
  const digits = bare.replace(/\D/g, "").length;
  if (/^\+?[A-Z0-9]{5,}$/.test(bare) && digits >= 5) {
    const mobile = /^(?:\+?86)?(1[3-9]\d{9})$/.exec(bare)?.[1] ?? null;
    const passport = /^([A-Z]{3})([A-Z0-9]{5,})$/.exec(bare);
    return { by: "number", mobile, documents: [bare, ...(passport ? [`${passport[1]} ${passport[2]}`] : [])] };
  }
  return { by: "name", name: text };
}
