import type { DatabaseRole } from '../support/person.ts'
import type { Name } from './world.ts'

/** Which rows of a table each person finds, by `id`; a person who is not named finds none. */
export type Read = {
  table: string
  id: string
  /** Roles that may ask at all; the others are refused. */
  roles: DatabaseRole[]
  seen: Partial<Record<Name, string[]>>
  /** Roles in which anybody finds the rows of their own account, also without being of that role. */
  ownIn?: DatabaseRole[]
  /** What everybody who is logged in finds, in whatever role that may ask. */
  everybody?: string[]
}

export const admin = 'substantia_admin'
export const doctor = 'substantia_doctor'
export const patient = 'substantia_patient'
export const worker = 'substantia_worker'
export const everyRole: DatabaseRole[] = [admin, doctor, patient]
export const everyName = ['adam', 'dora', 'eli', 'xena', 'sam', 'pia', 'tom', 'ana', 'beatrice'] as const

/** A table of patient data: an administrator finds the trash too, a doctor the patients of now, a patient their own. */
export function clinical(table: string, prefix: string, more: Partial<Read> = {}): Read {
  const of = (...names: string[]) => names.map((name) => `${prefix}-${name}`)
  return {
    table,
    id: 'id',
    roles: everyRole,
    seen: {
      adam: of('ana', 'ana-trashed', 'beatrice', 'beatrice-trashed'),
      dora: of('ana'),
      eli: of('beatrice'),
      ana: of('ana'),
      beatrice: of('beatrice'),
    },
    ...more,
  }
}

/** Patient data that the patient is told in other words. */
export function forClinicians(table: string, prefix: string, second: string): Read {
  const { ana: _ana, beatrice: _beatrice, ...seen } = clinical(table, prefix).seen
  const more = { adam: ['ana', 'beatrice'], dora: ['ana'], eli: ['beatrice'] }
  for (const [name, patients] of Object.entries(more))
    seen[name as keyof typeof more]?.push(...patients.map((patient) => `${prefix}-${second}-${patient}`))
  return clinical(table, prefix, { roles: [admin, doctor], seen })
}

/** Rows of an account: everybody finds their own, an administrator perhaps everybody's. */
export function own(table: string, id: string, prefix: string, roles: DatabaseRole[], more: Partial<Read> = {}): Read {
  const names = everyName.filter((name) => roles.includes(roleOf(name)))
  return {
    table,
    id,
    roles,
    seen: Object.fromEntries(names.map((name) => [name, [`${prefix}-${name}`]])),
    ownIn: roles,
    ...more,
  }
}

export function roleOf(name: (typeof everyName)[number]): DatabaseRole {
  if (name === 'adam') return admin
  return name === 'ana' || name === 'beatrice' ? patient : doctor
}

export function onlyAdmin(table: string, rows: string[], id = 'id'): Read {
  return { table, id, roles: [admin], seen: { adam: rows } }
}

export const accounts = (prefix: string) => everyName.map((name) => `${prefix}-${name}`)
