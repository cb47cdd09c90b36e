/** What became of the reports on a result that was just reviewed; null when there were none to make again. */
export function madeAgainWords(count: number): string | null {
  if (count < 1) return null
  if (count === 1) return 'Its report is being made again, with your review. It can be signed then.'
  return `Its ${count === 2 ? 'two' : count} reports are being made again, with your review. They can be signed then.`
}
