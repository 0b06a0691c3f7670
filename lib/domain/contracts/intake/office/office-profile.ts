import "server-only";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

type Setting = [place: string, name: string, value: string];

/** Names of LibreOffice's configuration (officecfg/registry/schema). An older version passes over what it does not know. */
const settings: Setting[] = [
  // No macro runs, whoever has signed it; nothing is fetched or embedded from elsewhere.
  ["org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"],
  ["org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"],
  ["org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"],
  ["org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"],
  // 2: links to other files are never followed.
  ["org.openoffice.Office.Writer/Content/Update", "Link", "2"],
  ["org.openoffice.Office.Writer/Content/Update", "Field", "false"],
  // Form controls become what they show: fields of the contract are placed by its sender.
  ["org.openoffice.Office.Common/Filter/PDF/Export", "ExportFormFields", "false"],
  ["org.openoffice.Office.Common/Filter/PDF/Export", "UseTaggedPDF", "true"],
  ["org.openoffice.Office.Common/Filter/PDF/Export", "ExportNotes", "false"],
  ["org.openoffice.Office.Common/Filter/PDF/Export", "UseReferenceXObject", "false"],
];

/** Writes a user profile of its own for one run. @returns its folder */
export async function writeOfficeProfile(folder: string): Promise<string> {
  const profile = path.join(folder, "profile");
  await mkdir(path.join(profile, "user"), { recursive: true });
  const items = settings.map(
    ([place, name, value]) =>
      `<item oor:path="/${place}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`,
  );
  const xml =
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" ' +
    `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${items.join("\n")}</oor:items>\n`;
  await writeFile(path.join(profile, "user", "registrymodifications.xcu"), xml);
  return profile;
}

/** What Chinese documents ask for, and which of our faces stands in where the system has none of that name. */
const faces: Record<string, string[]> = {
  "Noto Serif SC": [
    "SimSun",
    "宋体",
    "NSimSun",
    "新宋体",
    "STSong",
    "华文宋体",
    "FangSong",
    "仿宋",
    "FangSong_GB2312",
    "仿宋_GB2312",
    "STFangsong",
    "华文仿宋",
    "KaiTi",
    "楷体",
    "KaiTi_GB2312",
    "楷体_GB2312",
    "STKaiti",
    "华文楷体",
    "方正小标宋简体",
    "方正仿宋简体",
    "Source Han Serif SC",
    "思源宋体",
  ],
  "Noto Sans SC": [
    "SimHei",
    "黑体",
    "Microsoft YaHei",
    "微软雅黑",
    "DengXian",
    "等线",
    "STHeiti",
    "华文黑体",
    "STXihei",
    "华文细黑",
    "PingFang SC",
    "苹方",
    "Source Han Sans SC",
    "思源黑体",
  ],
};

/**
 * Writes a fontconfig file: the system's fonts, and those that come with Vermilion, so that a Chinese document is never
 * a page of empty boxes.
 * @param fontFolders folders with font files
 * @returns its path
 */
export async function writeFontList(folder: string, fontFolders: readonly string[]): Promise<string> {
  const file = path.join(folder, "fonts.conf");
  const stands = ([face, names]: [string, string[]]) =>
    names.map(
      (name) => `<alias binding="same"><family>${name}</family><default><family>${face}</family></default></alias>`,
    );
  // Where nothing else fits a character.
  const last = ["serif", "sans-serif", "monospace"].map(
    (family) =>
      `<alias><family>${family}</family><default><family>Noto ${family === "serif" ? "Serif" : "Sans"} SC</family></default></alias>`,
  );
  await writeFile(
    file,
    [
      '<?xml version="1.0"?>',
      '<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">',
      "<fontconfig>",
      '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>',
      ...fontFolders.map((each) => `<dir>${escaped(each)}</dir>`),
      `<cachedir>${escaped(path.join(folder, "fonts"))}</cachedir>`,
      ...Object.entries(faces).flatMap(stands),
      ...last,
      "</fontconfig>",
    ].join("\n"),
  );
  return file;
}

const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
