/** A link that opens an address inside the Alipay app, on a phone that has it (20000067 is its browser). */
export function alipayAppLink(url: string): string {
  return `alipays://platformapi/startapp?appId=20000067&url=${encodeURIComponent(url)}`;
}
