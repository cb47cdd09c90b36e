const atTheClinic = [
  'A list of your medicines, or the boxes. Bring what you need to take during the day.',
  'Your glasses and your hearing aids, if you have them.',
  'Your insurance card.',
  'Somebody who knows you well, if you like. Two people hear more than one.',
]

const fromHome = [
  'A quiet place with good light.',
  'Your phone or computer, charged and switched on.',
  'A list of your medicines, or the boxes.',
  'Your glasses and your hearing aids, if you have them.',
]

/** What to have with one at a visit: what the clinic says, a line each, else what is good at any visit. */
export function visitAdvice(said: string | null, remote: boolean): string[] {
  if (remote) return fromHome // what a clinic asks to bring is meant for its door
  const lines = (said ?? '')
    .split('\n')
    .map((line) => line.replace(/^\s*[-•*]\s*/, '').trim())
    .filter(Boolean)
  return lines.length > 0 ? lines : atTheClinic
}
