import { doctorEn } from './en-doctor'
import { patientEn } from './en-patient'

/** What both reports say. `{name}` is put in. */
export const en = {
  language: 'en' as string,
  /** For dates and numbers. */
  locale: 'en-GB' as string,
  none: 'Not recorded',
  unknownClinician: 'a clinician',
  doctorTitle: (name: string): string => (/^(dr|prof|professor)\b/i.test(name) ? name : `Dr ${name}`),
  years: (count: number): string => (count === 1 ? '1 year' : `${count} years`),
  ageIn: (count: number, month: string): string => `${count} years in ${month}`,
  born: 'born {date}',
  made: 'Made on {time}',
  demoMark: 'DEMO: made-up data, not a real person',
  genders: { male: 'Male', female: 'Female', other: 'Other' },
  visitTypes: {
    'in-person': 'In person',
    telemedicine: 'By video or telephone',
    'follow-up': 'Follow-up',
    emergency: 'Emergency',
  },
  stage: (stage: string): string => `stage ${stage}`,
  chart: {
    axis: 'Hoehn and Yahr stage',
    model: 'model result, hollow',
    clinician: 'clinician, filled',
    none: 'No stage has been recorded.',
    one: (what: string): string => `One stage: ${what}.`,
    many: (count: number, what: string): string => `${count} stages, oldest first: ${what}.`,
    point: (date: string, stage: string, who: string): string => `${date}, stage ${stage} (${who})`,
    ended: (date: string): string => `${date}, not Parkinson’s, so no stage any more (clinician)`,
    byModel: 'model',
    byClinician: 'clinician',
  },
  labels: {
    patient: 'Patient',
    signature: 'Signature',
    notSigned: 'Not signed',
    signedBy: 'Signed by {name} on {time}',
    signatureHash: 'Hash of the signed document (SHA-256)',
    report: 'Report',
    version: 'Version',
    notNumbered: 'Preview, not published',
    page: 'Page {page} of {pages}',
    documentHash: 'Document',
    replaced: 'Some characters could not be drawn here and stand as their Unicode numbers, such as [U+4E2D].',
    imageMissing: 'The picture could not be drawn here.',
    chart: { asTable: 'Show the numbers as a table', date: 'Date', stage: 'Stage', by: 'Said by' },
  },
  doctor: doctorEn,
  patient: patientEn,
}
