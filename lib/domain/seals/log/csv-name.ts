/** The name of a seal's table as a file: what a file system takes for something else is replaced. */
export const csvName = (seal: string, what: "uses" | "log"): string =>
  `${seal.replace(/[\p{Cc}\\/:*?"<>|]/gu, "_")}-${what}.csv`;
