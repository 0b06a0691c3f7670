import { crc32 } from "node:zlib";

export type ZipEntry = {
  /** Path inside the archive, with forward slashes. */
  name: string;
  bytes: Uint8Array;
};

/** UTF-8 names (APPNOTE 4.4.4, bit 11). */
const flags = 0x0800;
const versionNeeded = 20;
const unixFile = 0o100644 << 16;
const most = 0xffff_ffff;

/**
 * Writes a ZIP archive without compression (PKWARE APPNOTE 6.3.3, method 0): no ZIP64, so less than 4 GiB and 65,535
 * entries.
 * @param at the entries' time, written in UTC to two seconds
 * @throws RangeError for what does not fit, for a name twice, and for names that lead out of the archive
 */
export function writeZip(entries: readonly ZipEntry[], at: Date): Uint8Array<ArrayBuffer> {
  if (entries.length > 0xfffe) throw new RangeError("too many entries for a ZIP archive");
  const stamp = dosTime(at);
  const names = new Set<string>();
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    checkName(name, names);
    const encoded = Buffer.from(name, "utf8");
    const common = commonFields(bytes, encoded.length, stamp);
    const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), common, encoded]);
    const central = Buffer.alloc(46);
    central.write("PK\x01\x02", 0, "latin1");
    central.writeUInt16LE((3 << 8) | versionNeeded, 4); // made on Unix
    common.copy(central, 6);
    central.writeUInt32LE(unixFile >>> 0, 38);
    central.writeUInt32LE(offset, 42);
    parts.push(local, bytes);
    directory.push(central, encoded);
    offset += local.length + bytes.length;
    if (offset > most) throw new RangeError("too many bytes for a ZIP archive");
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Uint8Array.from(Buffer.concat([...parts, ...directory, end]));
}

/** What local and central header share, from "version needed" to "extra field length" (4.3.7, 4.3.12). */
function commonFields(bytes: Uint8Array, nameLength: number, stamp: { date: number; time: number }): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(versionNeeded, 0);
  fields.writeUInt16LE(flags, 2);
  fields.writeUInt16LE(stamp.time, 6);
  fields.writeUInt16LE(stamp.date, 8);
  fields.writeUInt32LE(crc32(bytes), 10);
  fields.writeUInt32LE(bytes.length, 14);
  fields.writeUInt32LE(bytes.length, 18);
  fields.writeUInt16LE(nameLength, 22);
  return fields;
}

function checkName(name: string, names: Set<string>): void {
  const safe = name !== "" && !/^\/|\\|\0/.test(name) && !name.split("/").some((part) => part === ".." || part === "");
  if (!safe || Buffer.byteLength(name) > 0xffff) throw new RangeError(`${name} is no name for a ZIP entry`);
  if (names.has(name)) throw new RangeError(`${name} is in the archive already`);
  names.add(name);
}

/** MS-DOS date and time (4.4.6): from 1980 to 2107. */
function dosTime(at: Date): { date: number; time: number } {
  const year = Math.min(2107, Math.max(1980, at.getUTCFullYear()));
  return {
    date: ((year - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
    time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
  };
}
