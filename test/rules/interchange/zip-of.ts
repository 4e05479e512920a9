import { crc32, deflateRawSync } from "node:zlib";

/** One member of a made-up archive; what it claims of itself may be a lie. */
export interface MadeMember {
  readonly name: string | Uint8Array;
  readonly data?: Uint8Array | string;
  readonly isStored?: boolean;
  readonly claimedBytes?: number;
  readonly flags?: number;
  readonly method?: number;
  readonly mode?: number;
  readonly localName?: string;
  /** Write no data, point at what stands there already. */
  readonly startsAt?: number;
}

/** An archive byte by byte, honest or not. */
export function zipOf(members: readonly MadeMember[], { claimedCount }: { claimedCount?: number } = {}): Uint8Array {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const data = Buffer.from((member.data ?? "") as Uint8Array);
    const packed = member.isStored ? data : deflateRawSync(data);
    const name = Buffer.from(member.name as Uint8Array);
    const localName = Buffer.from(member.localName ?? name);
    const sizes = { method: member.method ?? (member.isStored ? 0 : 8), flags: member.flags ?? 0x800, crc: crc32(data) };
    const unpackedBytes = member.claimedBytes ?? data.length;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(sizes.flags, 6);
    local.writeUInt16LE(sizes.method, 8);
    local.writeUInt32LE(sizes.crc, 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(unpackedBytes, 22);
    local.writeUInt16LE(localName.length, 26);
    const start = member.startsAt ?? offset;
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(0x0314, 4);
    entry.writeUInt16LE(sizes.flags, 8);
    entry.writeUInt16LE(sizes.method, 10);
    entry.writeUInt32LE(sizes.crc, 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(unpackedBytes, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt16LE(member.mode ?? 0o100644, 40);
    entry.writeUInt32LE(start, 42);
    entries.push(entry, name);
    if (member.startsAt !== undefined) continue;
    locals.push(local, localName, packed);
    offset += local.length + localName.length + packed.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE((claimedCount ?? members.length) & 0xffff, 8);
  end.writeUInt16LE((claimedCount ?? members.length) & 0xffff, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...locals, directory, end]));
}
