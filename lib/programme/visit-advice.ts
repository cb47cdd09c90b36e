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
  const lines = linesOf(said)
  return lines.length > 0 ? lines : atTheClinic
}

type Ways = { travelAdvice: string | null; remoteAdvice: string | null }

/** How one comes to a visit, in the clinic's words. Who calls whom is said always: nobody can set out without knowing it. */
export function wayToVisit({ travelAdvice, remoteAdvice }: Ways, remote: boolean): string[] {
  if (!remote) return linesOf(travelAdvice)
  const lines = linesOf(remoteAdvice)
  return lines.length > 0 ? lines : ['You do not know how it begins? Call your clinic before that day.']
}

/** What was typed as a list, whatever marks it was typed with. */
function linesOf(said: string | null): string[] {
  return (said ?? '')
    .split('\n')
    .map((line) => line.replace(/^\s*[-•*]\s*/, '').trim())
    .filter(Boolean)
}
