import type { EventWords } from '@/components/portal/describe-event'
import { formatMoment } from '@/lib/format/dates'

type Change = { at: Date } & Pick<EventWords, 'sentence' | 'quote'>

/**
 * What happened, in the words of the person whose paper this is, each day's alike said once: two pictures of one day at
 * the scanner are one line.
 */
export function changeLines(changes: Change[]): string[] {
  const counts = new Map<string, number>()
  for (const { at, sentence, quote } of changes) {
    const said = `${formatMoment(at)}: ${inFirstPerson(sentence)}${quote ? ` ${quote}` : ''}`
    counts.set(said, (counts.get(said) ?? 0) + 1)
  }
  return [...counts].map(([said, count]) => (count === 1 ? said : `${said} (${count} times)`))
}

/** The sentences are ours and speak to the patient; what a doctor wrote is a quote, and stays as it is. */
function inFirstPerson(sentence: string): string {
  return sentence
    .replaceAll(/\bYour\b/g, 'My')
    .replaceAll(/\byour\b/g, 'my')
    .replaceAll(/\bYou\b/g, 'I')
}
