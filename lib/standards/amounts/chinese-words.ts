const DIGITS = "零壹贰叁肆伍陆柒捌玖";
const PLACES = ["", "拾", "佰", "仟"];
const GROUPS = ["", "万", "亿"];

/** The greatest amount that is said in words: 999,999,999,999.99. */
export const MOST_CENTS = 99_999_999_999_999;

/**
 * An amount of renminbi in capital Chinese numerals, as it stands on bills and in contracts.
 * @param cents fen, a whole number from 0 to `MOST_CENTS`
 * @returns such as 人民币壹仟贰佰叁拾肆元伍角整
 * @throws RangeError for any other number
 * @see 《正确填写票据和结算凭证的基本规定》 (Measures for Payment and Settlement, annex 1): 整 after 元 and 角, none after
 *   分; one 零 for zeroes in the middle
 */
export function amountInChinese(cents: number): string {
  if (!Number.isSafeInteger(cents) || cents < 0 || cents > MOST_CENTS)
    throw new RangeError("an amount is a whole number of fen below a trillion yuan");
  const [yuan, jiao, fen] = [Math.floor(cents / 100), Math.floor(cents / 10) % 10, cents % 10];
  const whole = yuan === 0 ? "" : `${wholeInChinese(yuan)}元`;
  if (jiao === 0 && fen === 0) return `人民币${whole || "零元"}整`;
  // Between yuan and a small part: 零 where no jiao stands between, or where the yuan end with a nought.
  const gap = whole !== "" && (jiao === 0 || yuan % 10 === 0) ? "零" : "";
  const small = `${jiao > 0 ? `${DIGITS[jiao]}角` : ""}${fen > 0 ? `${DIGITS[fen]}分` : ""}`;
  return `人民币${whole}${gap}${small}${fen === 0 ? "整" : ""}`;
}

function wholeInChinese(yuan: number): string {
  let words = "";
  let gap = false;
  for (let group = GROUPS.length - 1; group >= 0; group--) {
    const four = Math.floor(yuan / 10 ** (4 * group)) % 10_000;
    if (four === 0) {
      gap = words !== "";
      continue;
    }
    // A group that does not fill its four places is told apart from the one before.
    const apart = words !== "" && (gap || four < 1000);
    words += `${apart ? "零" : ""}${fourInChinese(four)}${GROUPS[group]}`;
    gap = false;
  }
  return words;
}

function fourInChinese(four: number): string {
  let words = "";
  let gap = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(four / 10 ** place) % 10;
    if (digit === 0) gap = words !== "";
    else {
      words += `${gap ? "零" : ""}${DIGITS[digit]}${PLACES[place]}`;
      gap = false;
    }
  }
  return words;
}
