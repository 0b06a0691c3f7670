import type Stripe from "stripe";

/** Where money is to be sent, in the form in which accounts are kept here. */
export type FundingAddress = { name: string; number: string; bank: string };

type Address = Stripe.FundingInstructions.BankTransfer.FinancialAddress;

/** The first address of the instructions that can be shown as account, holder and bank. */
export function fundingAddress(addresses: readonly Address[]): FundingAddress | null {
  for (const { iban, sort_code, spei, aba, zengin } of addresses) {
    if (iban) return { name: iban.account_holder_name, number: plain(iban.iban), bank: iban.bic };
    if (sort_code)
      return {
        name: sort_code.account_holder_name,
        number: plain(sort_code.account_number),
        bank: `Sort code ${sort_code.sort_code}`,
      };
    if (spei) return { name: spei.account_holder_name, number: plain(spei.clabe), bank: spei.bank_name };
    if (aba)
      return {
        name: aba.account_holder_name,
        number: plain(aba.account_number),
        bank: `${aba.bank_name}, ABA ${aba.routing_number}`,
      };
    if (zengin?.account_number)
      return {
        name: zengin.account_holder_name ?? "",
        number: plain(zengin.account_number),
        bank: [zengin.bank_name, zengin.bank_code, zengin.branch_name, zengin.branch_code].filter(Boolean).join(" "),
      };
  }
  return null;
}

const plain = (number: string) => number.replace(/[\s-]/g, "");
