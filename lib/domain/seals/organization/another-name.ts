import { normalizeOrganizationName } from "@/lib/standards/china-ids/organization-name";

/**
 * Words that make of a text the name of an organization, or of a branch, which is registered by itself. With nothing
 * before them (公司合同专用章, 本公司) they say whose seal it is; 银行预留印鉴 is where one is known.
 */
const organizationWord = new RegExp(
  [
    "(?<!^[本我总]?)(?:公司|银行(?!预留|专用|业务|账户|开户|印鉴)|集团(?=$|公章|印|章|股份|有限|公司))",
    "(?<!^)(?:信用社|合作社|事务所|法院|检察院|公安局|人民政府)",
    "[分支](?:行|店|厂|所|院|校)",
    "(?<![\\p{L}\\p{N}])(?:CO LTD|LTD|LIMITED|INC|INCORPORATED|CORP|CORPORATION|LLC|LLP|PLC|GMBH)(?![\\p{L}\\p{N}])",
  ].join("|"),
  "u",
);

/**
 * Whether a text that is typed for a seal names some other organization than the one whose seal it is. Seals of that kind
 * are uploaded: an administrator compares them. Pure.
 * @param own the verified name
 */
export const namesAnother = (text: string, own: string): boolean =>
  organizationWord.test(normalizeOrganizationName(text).replaceAll(normalizeOrganizationName(own), " ").trim());
