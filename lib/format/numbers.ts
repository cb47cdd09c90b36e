const counts = new Intl.NumberFormat('en-GB')

/** A count with its thousands apart. */
export function formatCount(count: number | bigint): string {
  return counts.format(count)
}

/** A share of 1 in whole per cent; only what is whole is called 100. */
export function formatShare(share: number | null): string {
  if (share === null) return '—'
  return share >= 0.995 && share < 1 ? 'over 99 %' : `${Math.round(share * 100)} %`
}

/** Bytes as a person reads them. */
export function formatBytes(bytes: number | bigint): string {
  const size = Number(bytes)
  if (size < 1024) return `${size} bytes`
  if (size < 1024 ** 2) return `${(size / 1024).toFixed(0)} KB`
  if (size < 1024 ** 3) return `${(size / 1024 ** 2).toFixed(1)} MB`
  return `${(size / 1024 ** 3).toFixed(1).replace('.0', '')} GB`
}

/** A count that stopped at 1,000. */
export function formatCapped(count: number): string {
  return count > 1000 ? 'over 1,000' : formatCount(count)
}

const amounts = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** An amount of money with its thousands apart and two decimals; text, because no binary number holds cents exactly. */
export function formatMoney(amount: string | null): string {
  return amount === null ? '—' : amounts.format(amount as Intl.StringNumericLiteral)
}
