import { inflateSync } from 'node:zlib'

const headerBytes = 44
const entryBytes = 20

/** The font inside a WOFF file. fontkit would unpack it as well, but letter by letter: a hundred times slower. */
export function unwrapWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('a font file is no WOFF')
  const count = woff.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, at) => {
    const entry = headerBytes + at * entryBytes
    const offset = woff.readUInt32BE(entry + 4)
    const packed = woff.subarray(offset, offset + woff.readUInt32BE(entry + 8))
    const length = woff.readUInt32BE(entry + 12)
    const data = packed.length === length ? packed : inflateSync(packed, { maxOutputLength: Math.max(length, 1) })
    return { tag: woff.subarray(entry, entry + 4), checksum: woff.readUInt32BE(entry + 16), data }
  })
  return sfnt(woff.readUInt32BE(4), tables)
}

function sfnt(flavour: number, tables: { tag: Buffer; checksum: number; data: Buffer }[]): Buffer {
  const head = Buffer.alloc(12 + 16 * tables.length)
  const largest = 2 ** Math.floor(Math.log2(tables.length))
  head.writeUInt32BE(flavour, 0)
  head.writeUInt16BE(tables.length, 4)
  head.writeUInt16BE(largest * 16, 6)
  head.writeUInt16BE(Math.log2(largest), 8)
  head.writeUInt16BE((tables.length - largest) * 16, 10)
  const parts: Buffer[] = [head]
  let offset = head.length
  tables.forEach(({ tag, checksum, data }, at) => {
    const entry = 12 + 16 * at
    tag.copy(head, entry)
    head.writeUInt32BE(checksum, entry + 4)
    head.writeUInt32BE(offset, entry + 8)
    head.writeUInt32BE(data.length, entry + 12)
    const padding = (4 - (data.length % 4)) % 4
    parts.push(data, Buffer.alloc(padding))
    offset += data.length + padding
  })
  return Buffer.concat(parts)
}
