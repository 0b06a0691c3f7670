import { classNames } from "./class-names";

/** The veil behind dialogs. */
export const scrimClass = "fixed inset-0 z-40 animate-fade-in bg-scrim";

/** The panel of a dialog: centred from 640 px up, a sheet at the lower edge (or the full screen) below. */
export function dialogPanelClass(size: "sm" | "md" | "lg" | "full"): string {
  const width = { sm: "sm:max-w-[420px]", md: "sm:max-w-[560px]", lg: "sm:max-w-[820px]", full: "sm:max-w-[720px]" };
  return classNames(
    "fixed z-50 grid grid-rows-[auto_minmax(0,1fr)_auto] overflow-hidden border border-line bg-sheet text-ink shadow-paper outline-none",
    "sm:top-1/2 sm:left-1/2 sm:max-h-[calc(100dvh-64px)] sm:w-[calc(100vw-48px)] sm:-translate-x-1/2 sm:-translate-y-1/2",
    "sm:animate-fade-in sm:rounded-xl",
    width[size],
    "phone:animate-sheet-in phone:inset-x-0 phone:bottom-0",
    size === "full" ? "phone:top-0" : "phone:max-h-[92dvh] phone:rounded-t-2xl",
  );
}
