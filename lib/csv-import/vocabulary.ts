export const csvEntities = ['patients', 'doctors', 'assignments', 'consultations'] as const
export type CsvEntity = (typeof csvEntities)[number]

export const csvEntityLabels: Record<CsvEntity, string> = {
  patients: 'Patients',
  doctors: 'Doctors',
  assignments: 'Assignments',
  consultations: 'Consultations',
}
export const csvEntityNouns: Record<CsvEntity, { one: string; many: string }> = {
  patients: { one: 'patient', many: 'patients' },
  doctors: { one: 'doctor', many: 'doctors' },
  assignments: { one: 'assignment', many: 'assignments' },
  consultations: { one: 'consultation', many: 'consultations' },
}

/** `uploaded`: being read, mapped and tried; nothing of it is in the records. */
export const csvImportStates = ['uploaded', 'importing', 'imported', 'taken-back', 'discarded'] as const
export type CsvImportState = (typeof csvImportStates)[number]
export const csvImportStateLabels: Record<CsvImportState, string> = {
  uploaded: 'Not imported yet',
  importing: 'Importing',
  imported: 'Imported',
  'taken-back': 'Taken back',
  discarded: 'Put aside',
}

const headersInName = 3

/** What a remembered mapping is called: its name, or what it brings in and its first columns. */
export function mappingName({ name, entity, headers }: { name: string | null; entity: CsvEntity; headers: string[] }) {
  const rest = headers.length > headersInName ? ', …' : ''
  return name ?? `${csvEntityLabels[entity]}: ${headers.slice(0, headersInName).join(', ')}${rest}`
}

export const csvOutcomes = ['create', 'update', 'skip', 'error'] as const
export type CsvOutcome = (typeof csvOutcomes)[number]
export const csvOutcomeLabels: Record<CsvOutcome, { would: string; did: string }> = {
  create: { would: 'Would be created', did: 'Created' },
  update: { would: 'Would be updated', did: 'Updated' },
  skip: { would: 'Would be skipped', did: 'Skipped' },
  error: { would: 'Would fail', did: 'Failed' },
}

export const duplicatePolicies = ['skip', 'update', 'create'] as const
export type DuplicatePolicy = (typeof duplicatePolicies)[number]
export const duplicatePolicyLabels: Record<DuplicatePolicy, string> = {
  skip: 'Skip the row: what is here stays as it is',
  update: 'Update what is here with the values of the file; empty cells change nothing',
  create: 'Create it anyway: only where name and date of birth, or the telephone number, are the same',
}

/** As the Encoding Standard names them; a browser and Node.js decode the same. */
export const encodings = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 (little endian)',
  'utf-16be': 'UTF-16 (big endian)',
  'windows-1252': 'Western (Windows-1252, ISO-8859-1)',
  'iso-8859-15': 'Western with € (ISO-8859-15)',
  'windows-1250': 'Central European (Windows-1250)',
  'iso-8859-2': 'Central European (ISO-8859-2)',
  'windows-1257': 'Baltic (Windows-1257)',
  'windows-1251': 'Cyrillic (Windows-1251)',
  'iso-8859-5': 'Cyrillic (ISO-8859-5)',
  'koi8-r': 'Cyrillic (KOI8-R)',
  'windows-1253': 'Greek (Windows-1253)',
  'iso-8859-7': 'Greek (ISO-8859-7)',
  'windows-1254': 'Turkish (Windows-1254)',
  'windows-1255': 'Hebrew (Windows-1255)',
  'windows-1256': 'Arabic (Windows-1256)',
  macintosh: 'Western (old Macintosh)',
  shift_jis: 'Japanese (Shift_JIS)',
  'euc-jp': 'Japanese (EUC-JP)',
  'euc-kr': 'Korean (EUC-KR)',
  gb18030: 'Chinese (GB18030)',
  big5: 'Chinese (Big5)',
} as const
export type Encoding = keyof typeof encodings
export const encodingNames = Object.keys(encodings) as [Encoding, ...Encoding[]]

/** Named, because a tab or a semicolon does not survive a form or an eye. */
export const delimiters = { comma: ',', semicolon: ';', tab: '\t', pipe: '|' } as const
export type Delimiter = keyof typeof delimiters
export const delimiterNames = Object.keys(delimiters) as [Delimiter, ...Delimiter[]]
export const delimiterLabels: Record<Delimiter, string> = {
  comma: 'Comma ( , )',
  semicolon: 'Semicolon ( ; )',
  tab: 'Tab',
  pipe: 'Vertical bar ( | )',
}

export const quotes = { double: '"', single: "'", none: '' } as const
export type Quote = keyof typeof quotes
export const quoteNames = Object.keys(quotes) as [Quote, ...Quote[]]
export const quoteLabels: Record<Quote, string> = {
  double: 'Double quotes ( " )',
  single: "Single quotes ( ' )",
  none: 'None: a quote is a letter like any other',
}

export const dateOrders = ['dmy', 'mdy', 'ymd'] as const
export type DateOrder = (typeof dateOrders)[number]
export const dateOrderLabels: Record<DateOrder, string> = {
  dmy: 'Day, month, year (31/12/1957)',
  mdy: 'Month, day, year (12/31/1957)',
  ymd: 'Year, month, day (1957-12-31)',
}

export const decimalMarks = ['point', 'comma'] as const
export type DecimalMark = (typeof decimalMarks)[number]
export const decimalMarkLabels: Record<DecimalMark, string> = {
  point: 'Point (1,234.50)',
  comma: 'Comma (1.234,50)',
}

/** How a file is read. `dateOrder` is null while the file itself leaves it open and nobody has said. */
export type ReadingSettings = {
  encoding: Encoding
  delimiter: Delimiter
  quote: Quote
  hasHeader: boolean
  dateOrder: DateOrder | null
  decimalMark: DecimalMark
}

/** The numbers that a pass reports while it runs and when it is done. */
export type CsvCounts = Record<CsvOutcome, number>
export const noCounts: CsvCounts = { create: 0, update: 0, skip: 0, error: 0 }
