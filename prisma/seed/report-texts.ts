import { longDate } from './clock.ts'
import type { Prediction, Screening } from './screening.ts'

export type ReportText = { title: string; content: string; recommendations: string[] }

export const disclaimer =
  'Screening support, to be reviewed by a clinician. It does not replace a clinical examination.'

/** For the clinician. `before` is the last result of an earlier scan. */
export function doctorText(screening: Screening, prediction: Prediction, before: Prediction | null): ReportText {
  const { result, confidence, stage, model } = prediction
  const paragraphs = [
    'This is screening support, to be reviewed by a clinician.',
    `Scan of ${longDate(screening.scannedAt)}, ${screening.dimensions.replaceAll('x', ' x ')}, read by ${model} on ` +
      `${longDate(prediction.madeAt)}.`,
    `Result: ${resultWords(prediction)}. Confidence ${percent(confidence)}.`,
    meaning[result],
    ...(stage !== null && stage >= 3
      ? ['The estimate of the stage rests on the scan alone. Balance and falls have to be judged at the visit.']
      : []),
    before
      ? `Earlier result of ${longDate(before.madeAt)}, read by ${before.model}: ${resultWords(before)}, ` +
        `confidence ${percent(before.confidence)}.`
      : 'There is no earlier scan to compare with.',
    'Limits: the model was built on people between 40 and 85 years. Small vessel disease, movement during the scan ' +
      "and some medicines can look like Parkinson's disease on a scan.",
  ]
  return {
    title: `Screening report for the clinician, scan of ${longDate(screening.scannedAt)}`,
    content: paragraphs.join('\n\n'),
    recommendations: advice[result].slice(),
  }
}

/** For the patient: short sentences, no numbers that need explaining. */
export function patientText(screening: Screening, prediction: Prediction): ReportText {
  const paragraphs = [
    `On ${longDate(screening.scannedAt)} a scan of your head was made. A computer program has looked at it.`,
    plainMeaning[prediction.result],
    'This is screening support, to be reviewed by a clinician. The program can be wrong. Only your doctor, who ' +
      'examines you and knows your history, can say what it means for you.',
    'You need not do anything before your next visit. If something worries you, call the clinic.',
  ]
  return {
    title: 'Your scan in plain words',
    content: paragraphs.join('\n\n'),
    recommendations: ['Bring your questions to the next visit.', 'Keep taking your medicines as agreed.'],
  }
}

/** "positive, Hoehn and Yahr stage 2 suggested". */
export function resultWords({ result, stage }: Prediction): string {
  return stage === null ? result : `${result}, Hoehn and Yahr stage ${stage} suggested`
}

const meaning = {
  positive:
    "The scan resembles those of people with Parkinson's disease: the dorsal part of the substantia nigra " +
    'does not show its usual signal.',
  negative: "The scan resembles those of people without Parkinson's disease. Very early disease can look the same.",
  uncertain: "The model could not tell. The scan lies between those of people with and without Parkinson's disease.",
} as const

const plainMeaning = {
  positive: "The program found signs that are often seen in people with Parkinson's disease.",
  negative: "The program found no signs of Parkinson's disease.",
  uncertain: "The program could not tell whether there are signs of Parkinson's disease. This happens now and then.",
} as const

const advice = {
  positive: [
    'Compare with the clinical examination.',
    'Ask about sleep, smell and constipation.',
    'Consider a dopamine transporter scan when the signs do not fit.',
  ],
  negative: ['Judge by the clinical signs when they are clear.', 'Repeat the scan in two years when symptoms persist.'],
  uncertain: ['Do not rely on this result.', 'Repeat the scan in six to twelve months.'],
} as const

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
