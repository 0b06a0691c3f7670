/** Whether a path is the navigation entry `href` itself or, unless it is `exact`, a page below it. */
export function isCurrent(pathname: string | null, href: string, exact = false): boolean {
  return pathname === href || (!exact && href !== "/" && (pathname?.startsWith(`${href}/`) ?? false));
}
