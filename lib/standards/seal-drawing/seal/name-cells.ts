import { graphemes } from "./cells";
import { SealDesignError } from "./design";

/** Surnames of two characters that are in use; on a seal they stay in one column. */
export const COMPOUND_SURNAMES = new Set(
  "欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 东方 東方 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 宇文 长孙 長孫 司徒 夏侯 端木 百里 呼延 南宫 南宮 东郭 東郭 独孤 獨孤 轩辕 軒轅 申屠 太史 澹台 澹臺 赫连 赫連 钟离 鍾離 公冶 闻人 聞人 西门 西門 淳于 单于 單于 濮阳 濮陽 拓跋 万俟 萬俟 第五 左丘 东门 東門".split(
    " ",
  ),
);

/**
 * How the one to four characters of a name stand on its seal, with 印 (on a square also 之印) where that makes it full:
 * surname on the right, read downwards. A rectangular seal is one column.
 * @throws SealDesignError names where the name has more than four characters, or letters
 */
export function nameSealCells(name: string, shape: "square" | "rectangle", suffix: boolean): string[][] {
  const characters = graphemes(name).filter((one) => one.trim() !== "" && one !== "·");
  if (characters.length === 0 || characters.length > 4 || !characters.every((one) => /^\p{sc=Han}/u.test(one))) {
    throw new SealDesignError("names", "a name seal holds one to four Chinese characters");
  }
  const full = suffix ? [...characters, ...suffixOf(characters.length, shape)] : characters;
  if (shape === "rectangle") return [full];
  if (full.length < 3) return full.map((one) => [one]);
  const surname = full.length === 4 || COMPOUND_SURNAMES.has(full.slice(0, 2).join("")) ? 2 : 1;
  return [full.slice(0, surname), full.slice(surname)];
}

function suffixOf(count: number, shape: "square" | "rectangle"): string[] {
  if (count === 4) return [];
  return count === 2 && shape === "square" ? ["之", "印"] : ["印"];
}
