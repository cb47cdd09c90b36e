/** Times of the day as people write them: "7:00, 11.30 and 3 pm". In ISO form, earliest first, each once. */
export function readTimes(text: string): { times: string[]; unreadable: string[] } {
  const parts = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(\d)\s+([ap])\.?\s?m\b\.?/g, '$1$2m')
    .split(/[\s,;|/]+|\band\b|\bat\b/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== 'h')
  const read = parts.map((part) => ({ part, time: readTime(part) }))
  return {
    times: [...new Set(read.flatMap(({ time }) => time ?? []))].sort(),
    unreadable: read.filter(({ time }) => time === null).map(({ part }) => part),
  }
}

function readTime(text: string): string | null {
  const match = /^(\d{1,2})(?:[:.h](\d{2}))?h?(am|pm)?$/.exec(text) ?? /^(\d{2})(\d{2})(am|pm)?$/.exec(text)
  if (!match) return null
  const [, hours = '', minutes = '0', half] = match
  const hour = hourOfDay(Number(hours), half)
  if (hour === null || Number(minutes) > 59) return null
  return `${String(hour).padStart(2, '0')}:${minutes.padStart(2, '0')}`
}

function hourOfDay(hour: number, half: string | undefined): number | null {
  if (!half) return hour <= 23 ? hour : null
  if (hour < 1 || hour > 12) return null
  return (hour % 12) + (half === 'pm' ? 12 : 0)
}
