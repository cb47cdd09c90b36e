import { oneself } from '@/lib/forms/acting-for'

/**
 * Why a form that was opened in one record is not written into another, and what to do: `meant` is whom it was opened for,
 * `now` for whom its sender acts at the moment.
 */
export function explainAnotherRecord({
  isSamePerson,
  whom,
  meant,
  now,
}: {
  isSamePerson: boolean
  whom: string
  meant: { patientName: string; holds: boolean } | null
  now: string | undefined
}): string {
  if (!isSamePerson)
    return 'Somebody else has logged in on this device since this page was opened, so nothing was saved. Log in yourself, then open the page again.'
  if (whom === oneself)
    return now
      ? `You are helping ${now} now, and this page was opened as your own, so nothing was saved. Stop acting for ${now} first, then send it again.`
      : 'This page was opened as your own, and you are not logged in as a patient now, so nothing was saved.'
  const name = meant?.patientName ?? 'this person'
  if (now) return `You are helping ${now} now, and this page is about ${name}, so nothing was saved.`
  if (meant?.holds)
    return `You are no longer helping ${name} in this browser, so nothing was saved. Open their pages again at “People you help”, then send it again.`
  return `You are no longer helping ${name}: they do not let you help now, so nothing was saved.`
}
