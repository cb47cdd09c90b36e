/** What a correction is about. */
export const correctionSubjects = ['about-me', 'visits', 'medicines', 'reports', 'scans', 'doctors', 'other'] as const
export type CorrectionSubject = (typeof correctionSubjects)[number]

export const subjectWords: Record<CorrectionSubject, { label: string; means?: string }> = {
  'about-me': { label: 'About me', means: 'My name, my date of birth, my address, my telephone.' },
  visits: { label: 'A visit', means: 'When it was, or what was found.' },
  medicines: { label: 'A medicine', means: 'Which one, how much, or when I take it.' },
  reports: { label: 'A report', means: 'What a report says.' },
  scans: { label: 'A scan', means: 'A scan that is not mine, or is missing.' },
  doctors: { label: 'A doctor', means: 'Who treats me, or treated me.' },
  other: { label: 'Something else' },
}

/** How a correction was answered. */
export const correctionOutcomes = ['corrected', 'explained', 'not-changed'] as const
export type CorrectionOutcome = (typeof correctionOutcomes)[number]

/** For the patient. */
export const outcomeWords: Record<CorrectionOutcome, string> = {
  corrected: 'Your record was corrected.',
  explained: 'Your record was not changed. The clinic explains why it is right.',
  'not-changed': 'Your record was not changed. What you wrote is kept with it.',
}

/** For the console. */
export const outcomeLabels: Record<CorrectionOutcome, string> = {
  corrected: 'Corrected',
  explained: 'Explained, nothing changed',
  'not-changed': 'Not changed',
}

export const correctionStates = ['draft', 'sent', 'answered', 'withdrawn'] as const
export type CorrectionState = (typeof correctionStates)[number]
