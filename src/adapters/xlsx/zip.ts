/** One file of a zip archive, still as it is packed. */
export interface ZipEntry {
  readonly name: string;
  /** 0 for stored, 8 for deflated: the only two that workbooks use. */
  readonly method: number;
  readonly checksum: number;
  readonly size: number;
  readonly packed: Uint8Array;
}

const localSignature = 0x04034b50;
const centralSignature = 0x02014b50;
const endSignature = 0x06054b50;
const endLength = 22;
const deflated = 8;
/** 1 January 1980, the first day that a zip knows: the same for every file, so that the same input gives the same bytes. */
const fixedDate = 0x0021;

/** The files of an archive, or nothing if the bytes are not a whole archive (cut off, encrypted, beyond 4 GB). */
export function readZip(bytes: Uint8Array): readonly ZipEntry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === undefined) return undefined;
  const entries: ZipEntry[] = [];
  let offset = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (offset + 46 > end || view.getUint32(offset, true) !== centralSignature) return undefined;
    const entry = entryAt(bytes, view, offset);
    if (entry === undefined) return undefined;
    entries.push(entry);
    offset += 46 + [28, 30, 32].reduce((sum, field) => sum + view.getUint16(offset + field, true), 0);
  }
  return entries;
}

/** An archive of `entries`, in their order. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const locals: Uint8Array[] = [];
  const centrals: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = new TextEncoder().encode(entry.name);
    locals.push(localHeader(entry, name), entry.packed);
    centrals.push(centralHeader(entry, name, offset));
    offset += 30 + name.length + entry.packed.length;
  }
  const directory = joined(centrals);
  const end = new DataView(new ArrayBuffer(endLength));
  end.setUint32(0, endSignature, true);
  end.setUint16(8, entries.length, true);
  end.setUint16(10, entries.length, true);
  end.setUint32(12, directory.length, true);
  end.setUint32(16, offset, true);
  return joined([...locals, directory, new Uint8Array(end.buffer)]);
}

/** The text of an entry (UTF-8). */
export async function entryText(entry: ZipEntry): Promise<string> {
  return new TextDecoder().decode(await unpacked(entry));
}

/** Whether an entry unpacks to the size and the checksum that it states; damage inside a file shows here. */
export async function isSound(entry: ZipEntry): Promise<boolean> {
  try {
    const bytes = await unpacked(entry);
    return bytes.length === entry.size && crc32(bytes) === entry.checksum;
  } catch {
    // Bytes that are no deflated data are damage too; the stream says so by throwing.
    return false;
  }
}

/** An entry that holds `text`, deflated. */
export async function textEntry(name: string, text: string): Promise<ZipEntry> {
  const bytes = new TextEncoder().encode(text);
  const packed = await through(bytes, new CompressionStream("deflate-raw"));
  return { name, method: deflated, checksum: crc32(bytes), size: bytes.length, packed };
}

function endOf(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - endLength - 0xffff);
  for (let offset = view.byteLength - endLength; offset >= first; offset--) {
    if (view.getUint32(offset, true) === endSignature) return offset;
  }
  return undefined;
}

function entryAt(bytes: Uint8Array, view: DataView, central: number): ZipEntry | undefined {
  const packedSize = view.getUint32(central + 20, true);
  const local = view.getUint32(central + 42, true);
  const isEncrypted = (view.getUint16(central + 8, true) & 1) === 1;
  if (isEncrypted || local + 30 > bytes.length || view.getUint32(local, true) !== localSignature) {
    return undefined;
  }
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + packedSize > bytes.length) return undefined;
  const nameLength = view.getUint16(central + 28, true);
  return {
    name: new TextDecoder().decode(bytes.subarray(central + 46, central + 46 + nameLength)),
    method: view.getUint16(central + 10, true),
    checksum: view.getUint32(central + 16, true),
    size: view.getUint32(central + 24, true),
    packed: bytes.subarray(start, start + packedSize),
  };
}

function localHeader(entry: ZipEntry, name: Uint8Array): Uint8Array {
  const header = new DataView(new ArrayBuffer(30));
  header.setUint32(0, localSignature, true);
  describe(header, 4, entry, name);
  return joined([new Uint8Array(header.buffer), name]);
}

function centralHeader(entry: ZipEntry, name: Uint8Array, offset: number): Uint8Array {
  const header = new DataView(new ArrayBuffer(46));
  header.setUint32(0, centralSignature, true);
  header.setUint16(4, 20, true);
  describe(header, 6, entry, name);
  header.setUint32(42, offset, true);
  return joined([new Uint8Array(header.buffer), name]);
}

/** The 26 bytes that both headers of a file share: version, flags (names in UTF-8), method, date, checksum, sizes, name. */
function describe(header: DataView, at: number, entry: ZipEntry, name: Uint8Array): void {
  header.setUint16(at, 20, true);
  header.setUint16(at + 2, 0x0800, true);
  header.setUint16(at + 4, entry.method, true);
  header.setUint16(at + 8, fixedDate, true);
  header.setUint32(at + 10, entry.checksum, true);
  header.setUint32(at + 14, entry.packed.length, true);
  header.setUint32(at + 18, entry.size, true);
  header.setUint16(at + 22, name.length, true);
}

/** Unpacks no more than the entry states, so that a crafted file cannot fill the memory. */
async function unpacked(entry: ZipEntry): Promise<Uint8Array> {
  if (entry.method !== deflated) return entry.packed;
  return through(entry.packed, new DecompressionStream("deflate-raw"), entry.size);
}

async function through(
  bytes: Uint8Array,
  transform: CompressionStream | DecompressionStream,
  most = Number.POSITIVE_INFINITY,
): Promise<Uint8Array> {
  const writer = transform.writable.getWriter();
  const written = writer.write(bytes).then(() => writer.close());
  const [result] = await Promise.all([collected(transform.readable.getReader(), most), written]);
  return result;
}

async function collected(reader: ReadableStreamDefaultReader<Uint8Array>, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    parts.push(read.value);
    length += read.value.length;
    if (length > most) {
      await reader.cancel();
      throw new RangeError("the file unpacks to more than it states");
    }
  }
  return joined(parts);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

const checksumTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

/** The checksum that zip files carry. */
function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (checksumTable[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}
