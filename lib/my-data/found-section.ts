import { doctorTitle } from '@/lib/doctors/vocabulary'
import { formatMoment } from '@/lib/format/dates'
import { stageMeaning } from '@/lib/glossary/stages'
import type { PersonalDocument } from '@/lib/report-documents/render-personal'
import type { MyConclusion } from '@/lib/statistics/my-conclusion'
import type { StagePoint } from '@/lib/statistics/my-stages'

type Found = {
  /** Whether it is the disease; null: nobody concluded that the patient knows of. */
  parkinsons: boolean | null
  conclusion: MyConclusion | null
  stages: StagePoint[]
}

/** What doctors found, the newest first, each with who and when. A model's guesses are no finding, and stand in its reports. */
export function foundSection({ parkinsons, conclusion, stages }: Found): PersonalDocument['sections'][number] {
  const concluded =
    parkinsons === null || !conclusion
      ? []
      : [`${parkinsons ? 'Parkinson’s disease' : 'It is not Parkinson’s disease'}: ${by(conclusion)}`]
  const staged = stages
    .filter(({ by: who, stage }) => who === 'clinician' && stage !== null)
    .toReversed()
    .map(({ stage, ...of }) => {
      const means = stageMeaning(stage!)
      return `Stage ${stage}${means ? ` (${means})` : ''}: ${by(of)}`
    })
  const lines = [...concluded, ...staged]
  return {
    heading: 'What my doctors found',
    blocks:
      lines.length > 0
        ? [{ type: 'list', items: lines }]
        : [
            {
              type: 'paragraph',
              text: 'Nothing that I was told is recorded. What was found at a visit stands below.',
              tone: 'plain',
            },
          ],
  }
}

function by({ doctorName, at }: MyConclusion): string {
  return `${doctorName ? doctorTitle(doctorName) : 'a doctor'}, ${formatMoment(at)}`
}
