import { headerMeaning } from "./csv-mapping";

/** What a column of a statement can be. */
export type ColumnRole =
  | "date"
  | "time"
  | "dateTime"
  | "valueDate"
  | "amount"
  | "credit"
  | "debit"
  | "direction"
  | "balance"
  | "currency"
  | "account"
  | "name"
  | "otherAccount"
  | "bank"
  | "bankCode"
  | "payerName"
  | "payerAccount"
  | "payerBank"
  | "payerBankCode"
  | "payeeName"
  | "payeeAccount"
  | "payeeBank"
  | "payeeBankCode"
  | "note"
  | "reference"
  | "typeCode";

/** Usual headings, the likelier ones first, without spaces and units; English ones in lower case. */
const headings: Record<ColumnRole, string> = {
  date: "记账日期 入账日期 交易日期 交易日 日期 记账日 入账日 业务日期 bookingdate transactiondate postingdate date",
  time: "交易时刻 时间 记账时刻 time transactiontime",
  dateTime: "交易时间 记账时间 入账时间 交易日期时间 交易日期及时间 发生时间 datetime transactiontime bookingtime",
  valueDate: "起息日期 起息日 valuedate",
  amount: "交易金额 金额 发生额 发生金额 交易额 tradeamount amount transactionamount",
  credit:
    "贷方发生额 贷方金额 贷方交易金额 收入金额 转入金额 收入 贷方 存入金额 存入 入账金额 收款金额 来账金额 贷 credit creditamount deposit deposits paidin moneyin",
  debit:
    "借方发生额 借方金额 借方交易金额 支出金额 转出金额 支出 借方 支取金额 支取 付款金额 往账金额 取出金额 借 debit debitamount withdrawal withdrawals paidout moneyout",
  direction:
    "借贷标志 借贷标识 借/贷 借贷 借贷方向 收支类型 收支方向 收/支 收支 收付标志 收付方向 来往账标志 往来账标志 交易方向 资金方向 debit/credit credit/debit dr/cr d/c direction",
  balance: "账户余额 余额 交易后余额 本次余额 联机余额 当前余额 可用余额 balance runningbalance afterbalance",
  currency: "币种 货币 交易货币 交易币种 货币种类 currency ccy",
  account: "本方账号 我方账号 本方帐号 账号 帐号 查询账号 己方账号 ouraccount accountnumber account",
  name: "对方户名 对方名称 对方单位名称 对方账户名称 对方单位 对方账号名称 交易对方 交易对手名称 交易对手 对手方名称 对方姓名 收(付)方名称 收/付方名称 收付方名称 对方账户户名 counterpartyname counterparty payeeorpayer name",
  otherAccount:
    "对方账号 对方帐号 对方账户 对方卡号 交易对手账号 对方账户账号 收(付)方帐号 收(付)方账号 收/付方账号 收付方账号 对手方账号 对方账/卡号 counterpartyaccount",
  bank: "对方开户行 对方开户行名 对方行名 对方银行 对方开户机构 对方账户开户机构 对方账户开户行 对方开户行名称 对方银行名称 对方机构名称 收(付)方开户行名 收(付)方开户行 收付方开户行 交易对手开户行 counterpartybank",
  bankCode: "对方行号 对方开户行号 对方开户行行号 对方联行号 收(付)方开户行行号 交易对手行号 counterpartybankcode",
  payerName: "付款人名称 付款方户名 付款人户名 付款方名称 付款人 付款人账户名称 payername payer",
  payerAccount: "付款人账号 付款方账号 付款人帐号 payeraccount",
  payerBank: "付款人开户行名 付款人开户行 付款方开户行 付款方银行 付款人开户行名称 payerbank",
  payerBankCode: "付款人开户行号 付款人开户行行号 付款方行号",
  payeeName: "收款人名称 收款方户名 收款人户名 收款方名称 收款人 收款人账户名称 payeename payee beneficiary",
  payeeAccount: "收款人账号 收款方账号 收款人帐号 payeeaccount",
  payeeBank: "收款人开户行名 收款人开户行 收款方开户行 收款方银行 收款人开户行名称 payeebank",
  payeeBankCode: "收款人开户行号 收款人开户行行号 收款方行号",
  note: "附言 交易附言 摘要 用途 备注 客户附言 个性化信息 附加信息 交易用途 交易摘要 交易说明 业务摘要 其它摘要 其他摘要 留言 备注信息 摘要说明 note remark remarks purpose memo description details reference",
  reference:
    "交易流水号 流水号 银行流水号 账户明细编号-交易流水号 账户明细编号 核心流水号 主机流水号 记账流水号 交易流水 业务流水号 流水编号 交易序号 bankreference transactionid serialnumber referencenumber",
  typeCode: "交易类型 业务类型 业务名称 交易代码 摘要代码 业务种类 transactiontype type",
};

const meanings = new Map<string, { role: ColumnRole; rank: number }[]>();
for (const [role, names] of Object.entries(headings) as [ColumnRole, string][])
  for (const [rank, name] of names.split(" ").entries())
    meanings.set(name, [...(meanings.get(name) ?? []), { role, rank }]);

/** What banks call the note, alone or several of them in one heading: 摘要备注, 附言/用途, 用途及附言. */
const noteWords =
  /^(?:(?:交易|客户|业务|转账|汇款|付款|收款|来账|往账|附加|其他|其它)?(?:附言|摘要|用途|备注|说明|留言)(?:信息|内容)?[/\\、,，;|·&+_-]?[及和或与]?)+$/;
const composed: readonly { role: ColumnRole; rank: number }[] = [{ role: "note", rank: 99 }];

/** What a heading can mean, with how usual it is for that: 0 most. Empty for an unknown heading. */
export function rolesOf(header: string): readonly { role: ColumnRole; rank: number }[] {
  const meaning = headerMeaning(header);
  return meanings.get(meaning) ?? (noteWords.test(meaning) ? composed : []);
}
