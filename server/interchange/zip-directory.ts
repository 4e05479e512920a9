import { HostileFile } from "./hostile-file.ts";

/** One file of an archive as its central directory tells it; nothing of it has been unpacked yet. */
export interface ZipMember {
  readonly name: string;
  readonly method: 0 | 8;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  readonly crc: number;
  /** Where the packed bytes begin. */
  readonly dataStart: number;
}

const MOST_MEMBERS = 5_000;
const MOST_MEMBER_BYTES = 32 * 2 ** 20;
const MOST_TOTAL_BYTES = 128 * 2 ** 20;
/** Real documents stay below this; a member of zeros reaches 1000. Small members may be as dense as they like. */
const MOST_RATIO = 200;
const RATIO_FREE_BYTES = 2 ** 20;
const LONGEST_NAME = 300;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const SENTINEL = 0xffffffff;

/**
 * Reads and checks the central directory alone: numbers, sizes, ratios, names, overlaps. Nothing is unpacked.
 * @throws HostileFile with the reason
 */
export function readZipDirectory(bytes: Uint8Array): ZipMember[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > MOST_MEMBERS) throw tooMany(count === 0xffff ? "65535+" : String(count));
  let at = view.getUint32(end + 16, true);
  const members: ZipMember[] = [];
  const names = new Set<string>();
  let totalBytes = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) throw damaged();
    const length = 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (at + length > end) throw damaged();
    const member = readEntry({ bytes, view, at, end });
    at += length;
    if (names.has(member.name)) {
      throw new HostileFile(`压缩包里有两个文件叫 ${member.name}`, `the archive holds two files called ${member.name}`);
    }
    names.add(member.name);
    totalBytes += member.unpackedBytes;
    if (totalBytes > MOST_TOTAL_BYTES) throw tooLarge("全部文件", "all files together", MOST_TOTAL_BYTES);
    if (!member.name.endsWith("/")) members.push(member);
  }
  // A count that wrapped around, or members hidden from those who trust it.
  if (at + 4 <= end && view.getUint32(at, true) === CENTRAL) throw tooMany(`${count}+`);
  refuseOverlaps(members);
  return members;
}

function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= first; at -= 1) {
    if (view.getUint32(at, true) !== END || at + 22 + view.getUint16(at + 20, true) > view.byteLength) continue;
    if (view.getUint16(at + 4, true) !== 0 || view.getUint16(at + 8, true) !== view.getUint16(at + 10, true)) throw damaged();
    const [size, start] = [view.getUint32(at + 12, true), view.getUint32(at + 16, true)];
    if (view.getUint16(at + 10, true) === 0xffff) throw tooMany("65535+");
    if (start + size > at) throw damaged();
    return at;
  }
  throw damaged();
}

interface Entry {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly at: number;
  /** Where the directory's end record stands; no data reaches beyond it. */
  readonly end: number;
}

function readEntry({ bytes, view, at, end }: Entry): ZipMember {
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const nameLength = view.getUint16(at + 28, true);
  const rawName = bytes.subarray(at + 46, at + 46 + nameLength);
  const name = checkedName(rawName, (flags & 0x800) !== 0);
  if ((flags & 0x2041) !== 0) {
    throw new HostileFile(
      `压缩包里的 ${name} 加了密，请先解密再导入`,
      `${name} in the archive is encrypted; take the password off first`,
    );
  }
  if (method !== 0 && method !== 8) {
    throw new HostileFile(
      `压缩包里的 ${name} 用了不支持的压缩方式（${method}），请用普通 zip 重新打包`,
      `${name} in the archive is packed by an unknown method (${method}); pack it again as a plain zip`,
    );
  }
  const isUnix = view.getUint8(at + 5) === 3;
  if (isUnix && (view.getUint16(at + 40, true) & 0xf000) === 0xa000) {
    throw new HostileFile(`压缩包里的 ${name} 是符号链接`, `${name} in the archive is a symbolic link`);
  }
  const sizes = readSizes(view, { at, nameLength });
  const { packedBytes, unpackedBytes, localStart } = sizes;
  if (unpackedBytes > MOST_MEMBER_BYTES) throw tooLarge(name, name, MOST_MEMBER_BYTES);
  if (unpackedBytes > RATIO_FREE_BYTES && unpackedBytes > packedBytes * MOST_RATIO) {
    throw new HostileFile(
      `压缩包里的 ${name} 压缩比过高（${Math.round(unpackedBytes / Math.max(1, packedBytes))} 倍），疑似压缩炸弹`,
      `${name} in the archive unpacks to ${Math.round(unpackedBytes / Math.max(1, packedBytes))} times its size, like a zip bomb`,
    );
  }
  if (method === 0 && packedBytes !== unpackedBytes) throw damaged(name);
  if (localStart + 30 > end || view.getUint32(localStart, true) !== LOCAL) throw damaged(name);
  const localName = bytes.subarray(localStart + 30, localStart + 30 + view.getUint16(localStart + 26, true));
  if (localName.length !== rawName.length || localName.some((byte, index) => byte !== rawName[index])) throw damaged(name);
  const dataStart = localStart + 30 + localName.length + view.getUint16(localStart + 28, true);
  if (dataStart + packedBytes > end) throw damaged(name);
  return { name, method, packedBytes, unpackedBytes, crc: view.getUint32(at + 16, true), dataStart };
}

/** Sizes and place of a member; programs that write in one stroke put them into the 64-bit extra field. */
function readSizes(view: DataView, { at, nameLength }: { at: number; nameLength: number }) {
  const values = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)];
  if (values.includes(SENTINEL)) {
    const start = at + 46 + nameLength;
    const wide = wideField(view, start, start + view.getUint16(at + 30, true));
    for (const [index, value] of values.entries())
      if (value === SENTINEL) values[index] = wide.shift() ?? Number.POSITIVE_INFINITY;
  }
  const [unpackedBytes, packedBytes, localStart] = values as [number, number, number];
  return { unpackedBytes, packedBytes, localStart };
}

function wideField(view: DataView, start: number, end: number): number[] {
  for (let at = start; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    const last = Math.min(end, at + 4 + view.getUint16(at + 2, true));
    const values: number[] = [];
    for (let from = at + 4; from + 8 <= last; from += 8) values.push(Number(view.getBigUint64(from, true)));
    return values;
  }
  return [];
}

function checkedName(raw: Uint8Array, isUtf8: boolean): string {
  const name = decodeName(raw, isUtf8).replaceAll("\\", "/");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const isOdd = name === "" || name.length > LONGEST_NAME || /[\u0000-\u001f\u007f]/.test(name);
  const steps = name.split("/");
  if (isOdd || name.startsWith("/") || /^[A-Za-z]:/.test(name) || steps.includes("..") || steps.includes(".")) {
    const shown = JSON.stringify(name.slice(0, 80));
    throw new HostileFile(
      `压缩包里有不安全的文件名 ${shown}（绝对路径、上级目录、控制字符或过长）`,
      `the archive holds an unsafe file name ${shown} (absolute, parent folder, control characters or too long)`,
    );
  }
  return name;
}

/** Names say whether they are UTF-8; archives made on Chinese Windows do not, and are GB18030. */
function decodeName(raw: Uint8Array, isUtf8: boolean): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(raw);
  } catch {
    return new TextDecoder(isUtf8 ? "utf-8" : "gb18030").decode(raw);
  }
}

/** Members that share packed bytes are how a small file pretends to hold a huge one. */
function refuseOverlaps(members: readonly ZipMember[]): void {
  const sorted = [...members].sort((left, right) => left.dataStart - right.dataStart);
  for (const [index, member] of sorted.entries()) {
    const next = sorted[index + 1];
    if (next && next.dataStart < member.dataStart + member.packedBytes + 30) {
      throw new HostileFile(
        `压缩包里的 ${member.name} 和 ${next.name} 重叠，疑似压缩炸弹`,
        `${member.name} and ${next.name} overlap in the archive, like a zip bomb`,
      );
    }
  }
}

function tooMany(count: string): HostileFile {
  return new HostileFile(
    `压缩包里有 ${count} 个文件，最多 ${MOST_MEMBERS} 个；请分成几个包`,
    `the archive holds ${count} files; at most ${MOST_MEMBERS} are read, so split it`,
  );
}

function tooLarge(zhWhat: string, enWhat: string, most: number): HostileFile {
  const megabytes = most / 2 ** 20;
  return new HostileFile(
    `压缩包里的${zhWhat}解压后超过 ${megabytes} MB，不予读取`,
    `${enWhat} in the archive unpack to more than ${megabytes} MB and are not read`,
  );
}

/** The refusal for an archive whose records do not fit each other. */
export function damaged(name?: string): HostileFile {
  const [zh, en] = name ? [`（${name}）`, ` (${name})`] : ["", ""];
  return new HostileFile(
    `压缩包已损坏或不是 zip 文件${zh}，请重新打包`,
    `the archive is damaged or no zip file${en}; pack it again`,
  );
}
