const counts = new Intl.NumberFormat('en-GB')

/** A count with its thousands apart. */
export function formatCount(count: number | bigint): string {
  return counts.format(count)
}

/** A share of 1 in whole per cent. */
export function formatShare(share: number | null): string {
  return share === null ? '—' : `${Math.round(share * 100)} %`
}

/** Bytes as a person reads them. */
export function formatBytes(bytes: number | bigint): string {
  const size = Number(bytes)
  if (size < 1024) return `${size} bytes`
  if (size < 1024 * 1024) return `${(size / 1024).toFixed(0)} KB`
  return `${(size / 1024 / 1024).toFixed(1)} MB`
}

/** A count that stopped at 1,000. */
export function formatCapped(count: number): string {
  return count > 1000 ? 'over 1,000' : formatCount(count)
}
