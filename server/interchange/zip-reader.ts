import { crc32, inflateRawSync } from "node:zlib";
import { damaged, readZipDirectory, type ZipMember } from "./zip-directory.ts";

/**
 * Unpacks an archive that nobody vouches for. The directory is checked first; while unpacking, no member may grow beyond
 * the size the directory gave, so a directory that lies ends the reading early.
 * @param isWanted members to unpack; all are checked in either case. Names use `/`.
 * @throws HostileFile when any limit is broken: members, sizes, ratio, names, encryption, links, duplicates, overlaps
 */
export function readZip(bytes: Uint8Array, isWanted: (name: string) => boolean = () => true): Map<string, Uint8Array> {
  const members = readZipDirectory(bytes).filter(({ name }) => isWanted(name));
  return new Map(members.map((member) => [member.name, unpack(bytes, member)]));
}

/** The files of an archive, unpacked one by one as they are asked for. */
export interface ZipFiles {
  readonly names: readonly string[];
  /** @throws HostileFile when the member is not what the directory says */
  get(name: string): Uint8Array | undefined;
}

/** Checks an archive like `readZip`, but unpacks nothing until it is asked for, so that little is in memory at a time. */
export function openZip(bytes: Uint8Array): ZipFiles {
  const members = new Map(readZipDirectory(bytes).map((member) => [member.name, member]));
  return {
    names: [...members.keys()],
    get(name) {
      const member = members.get(name);
      return member && unpack(bytes, member);
    },
  };
}

/** Whether bytes begin like a zip archive (xlsx, docx and question packages do). */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5) && bytes[3] === (bytes[2] ?? 0) + 1;
}

function unpack(bytes: Uint8Array, member: ZipMember): Uint8Array {
  const packed = bytes.subarray(member.dataStart, member.dataStart + member.packedBytes);
  const data = member.method === 0 ? packed : inflate(packed, member);
  if (data.length !== member.unpackedBytes || crc32(data) !== member.crc) throw damaged(member.name);
  return data;
}

function inflate(packed: Uint8Array, { name, unpackedBytes }: ZipMember): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, unpackedBytes) });
  } catch {
    throw damaged(name);
  }
}
