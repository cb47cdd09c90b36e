import type { CsvField } from './field'
import { fieldOf } from './fields'
import { fold } from './fold'
import { dateOf, dateParts, readClock } from './read-date'
import { readAmount } from './read-number'
import { dateOrderLabels, type CsvEntity, type ReadingSettings } from './vocabulary'

/** Everything that says how the rows of one file become records. */
export type Plan = {
  entity: CsvEntity
  settings: ReadingSettings
  headers: readonly string[]
  /** The field of each column; null is left out. */
  columns: readonly (string | null)[]
  timeZone: string
}

/** What the cells say, as a form would send it; empty cells are not there. */
export type FormValues = Record<string, string>
export type Converted = { values: FormValues; problems: CellProblem[] }
/** What is wrong with a cell: names the column as the file does, and says how to mend it. */
export type CellProblem = { field: string; message: string }

const nothing = new Set(['', '-', '–', 'n/a', '#n/a', 'null', '\\n', '(null)'])

/** Brings every mapped cell of a row into the form that the forms take. */
export function convertRow(plan: Plan, cells: readonly string[]): Converted {
  const values: FormValues = {}
  const problems: CellProblem[] = []
  if (cells.length > plan.headers.length && cells.slice(plan.headers.length).some((cell) => cell.trim() !== ''))
    problems.push({
      field: '',
      message: `The row has ${cells.length} cells, but the file has ${plan.headers.length} columns. A cell with the delimiter in it needs quotes around it.`,
    })
  for (const [column, name] of plan.columns.entries()) {
    const field = name ? fieldOf(plan.entity, name) : undefined
    const text = cleaned(cells[column] ?? '')
    if (!field || nothing.has(text.toLowerCase())) continue
    const read = hasControls(text)
      ? { problem: 'holds a character that cannot be stored. Type it again.' }
      : readCell(field, text, plan)
    if ('problem' in read) problems.push({ field: field.name, message: `${named(plan, field.name)} ${read.problem}` })
    else values[field.name] = read.value
  }
  joinNames(values)
  joinTime(values)
  return { values, problems }
}

/** How the file calls the column of a field: “Geburtsdatum”. */
export function named(plan: Plan, field: string): string {
  const column = plan.columns.indexOf(field)
  const header = plan.settings.hasHeader ? plan.headers[column] : null
  if (header) return `“${header.trim().slice(0, 60)}”`
  return column >= 0 ? `Column ${column + 1}` : (fieldOf(plan.entity, field)?.label ?? field)
}

/** Without the apostrophe that spreadsheets and our own files put before a formula. */
function cleaned(cell: string): string {
  const text = cell.normalize('NFC').trim()
  return /^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text
}

function hasControls(text: string) {
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]/.test(text)
}

function joinTime(values: FormValues) {
  const { consultationDate, time } = values
  delete values.time
  if (consultationDate && time && /^\d{4}-\d\d-\d\d$/.test(consultationDate))
    values.consultationDate = `${consultationDate} ${time}`
}

function joinNames(values: FormValues) {
  const { givenName, familyName, name } = values
  delete values.givenName
  delete values.familyName
  const joined = [givenName, familyName].filter(Boolean).join(' ')
  if (!name && joined) values.name = joined
}

type Read = { value: string } | { problem: string }

function readCell(field: CsvField, text: string, plan: Plan): Read {
  switch (field.kind) {
    case 'date':
      return readDay(text, plan.settings)
    case 'moment':
      return readMoment(text, plan.settings)
    case 'time':
      return orProblem(readClock(text), `is “${clip(text)}”, which is not a time of day. Write it like 14:30.`)
    case 'number':
      return orProblem(wholeOf(text), `is “${clip(text)}”, which is not a whole number. Write digits only.`)
    case 'money':
      return orProblem(
        readAmount(text, plan.settings.decimalMark),
        `is “${clip(text)}”, which is not an amount. Write it like ${plan.settings.decimalMark === 'comma' ? '120,50' : '120.50'}.`,
      )
    case 'choice':
      return readChoice(field, text)
    case 'email':
      return { value: text.replace(/^mailto:/i, '').replace(/^.*<([^<>]+)>$/, '$1') }
    case 'text':
      return { value: text.replaceAll('\r\n', '\n') }
  }
}

function readDay(text: string, { dateOrder }: ReadingSettings): Read {
  const parts = dateParts(text)
  const date = parts && dateOf(parts, dateOrder ?? 'ymd')
  if (!parts || !date || (parts.rest !== '' && !isMidnight(parts.rest))) return { problem: notADate(text, dateOrder) }
  return { value: date }
}

function isMidnight(rest: string) {
  return /^0{1,2}[:.]00(?:[:.]00(?:\.0+)?)?(?:\s*Z)?$/i.test(rest) || readClock(rest) !== null
}

/** A date with a time if there is one: "2026-03-01 14:30", with the offset it names. */
function readMoment(text: string, { dateOrder }: ReadingSettings): Read {
  const parts = dateParts(text)
  const date = parts && dateOf(parts, dateOrder ?? 'ymd')
  if (!parts || !date) return { problem: notADate(text, dateOrder) }
  if (parts.rest === '') return { value: date }
  const [, clockText = '', offset = ''] = /^(.*?)\s*(Z|[+-]\d{2}:?\d{2})?$/i.exec(parts.rest) ?? []
  const clock = readClock(clockText)
  if (!clock) return { problem: `is “${clip(text)}”; its time cannot be read. Write it like 14:30.` }
  return { value: `${date} ${clock}${offset && ` ${offset}`}` }
}

function notADate(text: string, order: ReadingSettings['dateOrder']) {
  if (/^\d{5}(?:\.\d+)?$/.test(text))
    return `is “${clip(text)}”, which looks like the number of a day in a spreadsheet. Format that column as a date and export it again.`
  if (/^\d{1,2}\D\d{1,2}\D\d{2}$/.test(text)) return `is “${clip(text)}”. Write the year with four digits.`
  const wanted = dateOrderLabels[order ?? 'ymd'].toLowerCase()
  return `is “${clip(text)}”, which is not a date. Write it as ${wanted}.`
}

function readChoice({ choices = {} }: CsvField, text: string): Read {
  const wanted = fold(text)
  const found = Object.entries(choices).find(
    ([value, spellings]) => fold(value) === wanted || spellings.includes(wanted),
  )
  if (found) return { value: found[0] }
  const known = Object.keys(choices)
  return { problem: `is “${clip(text)}”. Write ${known.slice(0, -1).join(', ')} or ${known.at(-1)}.` }
}

function wholeOf(text: string) {
  return /^\d{1,9}(?:[.,]0+)?(?:\s*(?:min|minutes|years|jahre|ans|h)\.?)?$/i.test(text)
    ? String(Number.parseInt(text, 10))
    : null
}

function orProblem(value: string | null, problem: string): Read {
  return value === null ? { problem } : { value }
}

function clip(text: string) {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
