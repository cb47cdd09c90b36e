import { consultationTypeLabels, type ConsultationType } from '@/lib/consultations/vocabulary'
import { reportTypeLabels } from '@/lib/reports/vocabulary'
import type { WorklistItem } from './queries'

/** Why something is on the list, in one sentence a clinician can act on. `ago` says since when, `time` at what hour. */
export function reasonOf({ kind, facts }: WorklistItem, { ago, time }: { ago: string; time: string }): string {
  switch (kind) {
    case 'visit': {
      const type = consultationTypeLabels[(facts.consultationType ?? 'in-person') as ConsultationType]
      return [`${time}, ${type.toLowerCase()}`, facts.durationMinutes && `${facts.durationMinutes} minutes`]
        .filter(Boolean)
        .join(', ')
    }
    case 'note':
      return facts.isOverdue
        ? `The visit was ${ago}, and nobody said whether it took place.`
        : `The visit was ${ago}; its note is not signed.`
    case 'review':
      return `${resultOf(facts)}, ${ago}; nobody has reviewed it.`
    case 'sign':
      return `${facts.reportType ? reportTypeLabels[facts.reportType] : 'Report'}, made ${ago}, waits for a signature.`
    case 'failed':
      return `The ${facts.isSigned ? 'files of the signed ' : ''}report${named(facts)} could not be made, ${ago}.${facts.error ? ` ${facts.error}` : ''}`
    case 'rising':
      return `Clinicians said stage ${facts.stageBefore} and now say stage ${facts.stage}, within a year; assessed ${ago}, and nothing is booked.`
    case 'unseen':
      return `Last seen ${ago}, and nothing is booked.`
  }
}

function named({ reportType }: WorklistItem['facts']) {
  return reportType ? ` “${reportTypeLabels[reportType]}”` : ''
}

function resultOf({ binaryResult, stage, confirmedStage, confidence }: WorklistItem['facts']) {
  const words =
    binaryResult === 'uncertain'
      ? 'The model could not tell'
      : `Model result ${binaryResult ?? ''}${binaryResult === 'positive' && stage !== null && stage !== undefined ? `, stage ${stage}` : ''}`
  const sure = typeof confidence === 'number' ? ` (${Math.round(confidence * 100)} %)` : ''
  const beside =
    binaryResult === 'positive' &&
    typeof confirmedStage === 'number' &&
    typeof stage === 'number' &&
    confirmedStage !== stage
      ? `, a clinician said stage ${confirmedStage}`
      : ''
  return `${words}${sure}${beside}`
}
