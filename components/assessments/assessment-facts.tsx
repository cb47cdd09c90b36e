import { Facts } from '@/components/ui/facts'
import type { Assessment } from '@/lib/assessments/queries'
import {
  conclusionLabels,
  medicationStateLabels,
  stageMeanings,
  stimulationStateLabels,
  updrsParts,
} from '@/lib/assessments/vocabulary'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { formatMoment } from '@/lib/format/dates'
import { stages } from '@/lib/predictions/vocabulary'

/** Everything an assessment says. */
export function AssessmentFacts({ assessment }: { assessment: Assessment }) {
  const stage = stages.find((each) => each === assessment.hoehnYahrStage)
  const { medicationState, deepBrainStimulation, hoursSinceLastDose } = assessment
  return (
    <Facts
      columns={3}
      items={[
        ['Examined', formatMoment(assessment.assessedAt, 'dateTime')],
        ['By', assessment.doctorName ? doctorTitle(assessment.doctorName) : 'A doctor who is no longer here'],
        ['At the visit of', assessment.consultationDate && formatMoment(assessment.consultationDate, 'dateTime')],
        ['Hoehn and Yahr stage', stage !== undefined && `${stage} · ${stageMeanings[stage]}`],
        ['Conclusion', assessment.conclusion && conclusionLabels[assessment.conclusion]],
        ...updrsParts.map(({ field, number, most }): [string, string | null] => [
          `MDS-UPDRS part ${number}`,
          assessment[field] === null ? null : `${assessment[field]} of ${most}`,
        ]),
        ['Medication', medicationState && medicationStateLabels[medicationState]],
        ['Hours since the last dose', hoursSinceLastDose?.toString()],
        ['Deep brain stimulation', deepBrainStimulation && stimulationStateLabels[deepBrainStimulation]],
        ['The patient', (stage !== undefined || assessment.conclusion) && knows(assessment)],
        ['Note', assessment.note],
      ]}
    />
  )
}

function knows({ patientKnows }: Assessment) {
  return patientKnows ? 'Knows this' : 'Reads it when a report that says it is released'
}
