import { doctorTitle } from '@/lib/doctors/vocabulary'
import { formatMoment } from '@/lib/format/dates'
import type { ReviewOfMine } from '@/lib/release/queries'
import { isForPatients } from './vocabulary'
import { writerOf } from './writer'

/**
 * What a doctor made of the result that a report speaks of. Null: nobody has looked at it. Undefined: the reader does not
 * see results, so that nothing can be said.
 */
export type LookedAt = Pick<ReviewOfMine, 'verdict' | 'doctorName' | 'reviewedAt'> | null | undefined

type Written = { generatedBy: string | null; reportType: string }

/** `first` is what counts; `program`: the name of what wrote it, for whoever asks. */
export type BeforeWords = { first: string[]; then: string[]; program: string | null }

const verdictWords: Record<ReviewOfMine['verdict'], string> = {
  agreed: 'looked at what the computer saw, and thinks the same.',
  disagreed: 'looked at what the computer saw, and does not think the same. Ask your doctor what they found.',
  'not-usable': 'looked at what the computer saw, and says that it cannot be used. You can ask your doctor why.',
}

/** What stands before a report of the old system, on the page and on paper: who or what wrote it, and who looked at it. */
export function beforeWords({ generatedBy, reportType }: Written, lookedAt: LookedAt): BeforeWords {
  const doctor = lookedAt ? [lookedAtWords(lookedAt)] : []
  const nobody = lookedAt === null ? ['No doctor has confirmed it yet.'] : []
  const then = [
    'It can be wrong. A doctor decides what it means for you.',
    ...(isForPatients(reportType) ? [] : [doctorsWords]),
  ]
  switch (writerOf(generatedBy)) {
    case 'program':
      return {
        first: [['A computer program wrote this report.', ...nobody].join(' '), ...doctor],
        then,
        program: generatedBy,
      }
    case 'unknown':
      return {
        first: [
          ['Your record does not say who wrote this report. It may have been a computer program.', ...nobody].join(' '),
          ...doctor,
        ],
        then,
        program: null,
      }
    case 'person':
      return {
        first: [`${generatedBy ?? ''} wrote this report.`],
        then: [
          ...doctor,
          'It may tell what a computer model saw in your scan. The model can be wrong, even when it is sure. A doctor decides what it means for you.',
        ],
        program: null,
      }
  }
}

function lookedAtWords({ verdict, doctorName, reviewedAt }: NonNullable<LookedAt>): string {
  const who = doctorName ? doctorTitle(doctorName) : 'a doctor'
  return `On ${formatMoment(reviewedAt, 'longDate')} ${who} ${verdictWords[verdict]}`
}

/** Before a report in the words of doctors: a patient would read the program's own figure as their risk. */
const doctorsWords =
  'It is written for doctors. “Confidence” and a number say how sure the program is of itself. They do not say how likely an illness is.'
