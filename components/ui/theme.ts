/** How the interface looks: chosen by the reader, or left to her system. */
export const themes = ["light", "dark", "system"] as const;

export type Theme = (typeof themes)[number];

/** The cookie that keeps the choice. The server reads it, so the first paint is already right. */
export const THEME_COOKIE = "theme";

/** The theme that a cookie or form field names; `system` when it names none. */
export function themeFrom(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? "system";
}
