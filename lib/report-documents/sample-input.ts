import type { ReportInput } from './input'

const scan: ReportInput['scan'] = {
  id: '0198f3a2-a0b1-7d31-9a21-2c3d4e5f6071',
  filename: 'okafor_t1.nii.gz',
  fileType: 'nifti',
  fileSize: 18_400_000,
  dimensions: '256x256x176',
  uploadedAt: '2026-11-12T08:15:00.000Z',
  processingStatus: 'completed',
  image: null,
}

const prediction: ReportInput['prediction'] = {
  id: '0198f3a2-b1c2-7e42-8b32-3d4e5f607182',
  type: 'stage',
  result: 'positive',
  stage: 2.5,
  confidence: 0.82,
  binaryConfidence: 0.91,
  stageConfidence: 0.74,
  modelVersion: 'pd-mri 2.0.1',
  madeAt: '2026-11-12T08:20:00.000Z',
  versionNumber: 1,
  correctionReason: null,
  enteredByHand: false,
  limits: [],
}

const history: ReportInput['history'] = [
  {
    at: '2024-05-02T10:00:00.000Z',
    by: 'model',
    result: 'positive',
    stage: 1.5,
    from: 'pd-mri 1.2.0',
    confidence: 0.7,
    isUnusable: false,
  },
  {
    at: '2025-06-11T10:00:00.000Z',
    by: 'model',
    result: 'positive',
    stage: 2,
    from: 'pd-mri 2.0.0',
    confidence: 0.78,
    isUnusable: false,
  },
  {
    at: '2026-11-12T08:20:00.000Z',
    by: 'model',
    result: 'positive',
    stage: 2.5,
    from: 'pd-mri 2.0.1',
    confidence: 0.82,
    isUnusable: false,
  },
]

const medications: ReportInput['medications'] = [
  {
    name: 'Levodopa/carbidopa',
    dose: '100/25 mg',
    times: ['07:00', '12:00', '17:00'],
    asNeeded: false,
    instructions: 'half an hour before food',
    startedOn: '2024-06-01',
    prescriber: 'Kenji Ito',
  },
  {
    name: 'Rasagiline',
    dose: '1 mg',
    times: ['08:00'],
    asNeeded: false,
    instructions: null,
    startedOn: '2025-02-11',
    prescriber: 'Kenji Ito',
  },
  {
    name: 'Domperidone',
    dose: '10 mg',
    times: [],
    asNeeded: true,
    instructions: null,
    startedOn: null,
    prescriber: null,
  },
]

const consultations: ReportInput['consultations'] = [
  {
    at: '2026-10-02T09:00:00.000Z',
    type: 'in-person',
    doctor: 'Kenji Ito',
    complaint: 'Slower in the mornings, small handwriting',
    assessment: 'Bradykinesia right more than left, balance preserved',
    plan: 'Levodopa 100/25 mg three times a day',
    isDraft: false,
  },
  {
    at: '2026-04-14T09:00:00.000Z',
    type: 'follow-up',
    doctor: 'Kenji Ito',
    complaint: 'Tremor of the right hand',
    assessment: 'Stable',
    plan: null,
    isDraft: false,
  },
  {
    at: '2025-11-03T10:30:00.000Z',
    type: 'telemedicine',
    doctor: 'Maria Santos',
    complaint: null,
    assessment: 'Sleep improved',
    plan: null,
    isDraft: false,
  },
]

/** An ordinary input for tests: a reviewed positive result, four medications, three visits. What a test names replaces it. */
export function sampleInput(differently: Partial<ReportInput> = {}): ReportInput {
  return {
    kind: 'doctor',
    about: 'session',
    language: 'en',
    timeZone: 'Europe/London',
    asOf: '2026-11-20T09:30:00.000Z',
    isDemo: true,
    patient: {
      id: '0198f3a2-7c41-7bb3-9e55-0d6f2c1a8b10',
      name: 'Grace Okafor',
      dateOfBirth: '1954-03-04',
      ageReported: null,
      ageReportedAt: null,
      gender: 'female',
      allergies: 'Penicillin',
    },
    session: { id: '0198f3a2-9911-7c20-8f10-1b2c3d4e5f60', createdAt: '2026-11-12T08:00:00.000Z' },
    scan,
    prediction,
    review: null,
    lowConfidence: 0.6,
    clinician: { stage: null, conclusion: null },
    history,
    medications,
    medicationNote: null,
    consultations,
    nextVisit: { at: '2026-12-04T10:30:00.000Z', type: 'in-person', doctor: 'Kenji Ito' },
    recommendations: [
      { text: 'Physiotherapy for balance, twice a week', by: 'Kenji Ito', at: '2026-10-02T09:30:00.000Z' },
    ],
    doctors: ['Kenji Ito'],
    ...differently,
  }
}

export const agreed: ReportInput['review'] = {
  verdict: 'agreed',
  reason: null,
  by: 'Kenji Ito',
  at: '2026-11-14T11:00:00.000Z',
}
export const disagreed: ReportInput['review'] = {
  verdict: 'disagreed',
  reason: 'Clinically stage 2, balance is normal on the pull test.',
  by: 'Kenji Ito',
  at: '2026-11-14T11:00:00.000Z',
}
export const notUsable: ReportInput['review'] = {
  verdict: 'not-usable',
  reason: 'Movement during the scan.',
  by: 'Kenji Ito',
  at: '2026-11-14T11:00:00.000Z',
}
export const confirmed: ReportInput['clinician'] = {
  stage: { stage: 2, by: 'Kenji Ito', at: '2026-10-02T09:30:00.000Z', medicationState: 'on' },
  conclusion: { conclusion: 'parkinsons-disease', by: 'Kenji Ito', at: '2026-10-02T09:30:00.000Z' },
}
