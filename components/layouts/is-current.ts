/** Whether a path is the navigation entry `href` itself or a page below it. */
export function isCurrent(pathname: string | null, href: string): boolean {
  return pathname === href || (href !== "/" && (pathname?.startsWith(`${href}/`) ?? false));
}
