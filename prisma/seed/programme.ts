import type { Agenda } from './agenda.ts'
import type { Table, Tables } from './rows.ts'

/** What a load is made of: the same programme gives the same rows. */
export type Programme = {
  seed: number
  /** The present, in milliseconds since 1970: appointments after it are still to come. */
  now: number
  /** Part of e-mail addresses and licence numbers, so that two loads fit into one database. */
  tag: string
  /** Years since a patient came: exponential with this mean, cut at the most. */
  enrolment: { meanYears: number; mostYears: number }
  /** Share of scanning sessions with a second series of images. */
  secondSeries: number
  /** Share of the model's results that got a report for the clinician, and for the patient. */
  reports: { doctor: number; patient: number }
  /** Share of visits with a motor score whose figures were recorded, and of results that a doctor reviewed. */
  assessed: number
  reviewed: number
  /** Share of patients for whom a report is being asked for these days. */
  openRequests: number
}

/** Takes finished rows, in any order. */
export type Sink = <Name extends Table>(table: Name, row: Tables[Name]) => void

export type Doctor = {
  doctorId: string
  userId: string
  name: string
  /** Number within the clinic, for its agenda. */
  number: number
  /** Per visit of half an hour. */
  fee: number
  /** From when, and until when where that is over. */
  since: number
  until: number | null
  /** How often this doctor is given a new patient, relative to the others of the clinic. */
  share: number
}

export type Clinic = { doctors: readonly Doctor[]; agenda: Agenda }
