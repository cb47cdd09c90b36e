/** From eight in the evening to eight in the morning, by the clinic's clock, nobody's telephone makes a sound for us. */
const quietFrom = 20
const quietUntil = 8

export function isQuiet(now: Date, timeZone: string): boolean {
  const hour = Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(now))
  return hour >= quietFrom || hour < quietUntil
}
