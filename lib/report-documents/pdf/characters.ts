/** Which characters a font (an unpacked one) has a glyph for, by its own table. */
export function charactersOf(font: Buffer): (point: number) => boolean {
  const table = tableOf(font, 'cmap')
  if (!table) return () => false
  const readers = Array.from({ length: table.readUInt16BE(2) }, (_, at) => table.readUInt32BE(8 + at * 8)).map(
    (offset) => readerOf(table.subarray(offset)),
  )
  return (point) => readers.some((has) => has(point))
}

function tableOf(font: Buffer, tag: string): Buffer | null {
  for (let at = 12; at < 12 + 16 * font.readUInt16BE(4); at += 16)
    if (font.toString('latin1', at, at + 4) === tag) {
      const offset = font.readUInt32BE(at + 8)
      return font.subarray(offset, offset + font.readUInt32BE(at + 12))
    }
  return null
}

/** The two forms that fonts of today have: segments of 16 bits, and groups of 32. */
function readerOf(map: Buffer): (point: number) => boolean {
  const format = map.readUInt16BE(0)
  if (format === 4) return (point) => isInSegments(map, point)
  if (format === 12) return (point) => isInGroups(map, point)
  return () => false
}

function isInSegments(map: Buffer, point: number): boolean {
  if (point > 0xffff) return false
  const bytes = map.readUInt16BE(6) // of one column of all segments
  for (let at = 0; at < bytes; at += 2) {
    if (map.readUInt16BE(14 + at) < point) continue
    const first = map.readUInt16BE(16 + bytes + at)
    if (first > point) return false
    const shift = map.readUInt16BE(16 + 2 * bytes + at)
    const places = 16 + 3 * bytes + at
    const place = map.readUInt16BE(places)
    if (place === 0) return ((point + shift) & 0xffff) !== 0
    return map.readUInt16BE(places + place + (point - first) * 2) !== 0
  }
  return false
}

function isInGroups(map: Buffer, point: number): boolean {
  for (let at = 16; at < 16 + 12 * map.readUInt32BE(12); at += 12) {
    const first = map.readUInt32BE(at)
    if (point >= first && point <= map.readUInt32BE(at + 4)) return map.readUInt32BE(at + 8) + point - first !== 0
  }
  return false
}
