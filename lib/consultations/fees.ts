import 'server-only'
import type { Scope } from '@/lib/db/scope'
import { addDays, startOfDate } from '@/lib/forms/clock'

/** Fees of completed consultations; a fee of 0 was waived, and some have none written down. Amounts are text: exact. */
export type Fees = {
  visits: number
  charged: number
  waived: number
  unknown: number
  sum: string
  average: string | null
}
export type DoctorFees = Fees & { doctorId: string; doctorName: string | null; months: (string | null)[] }
export type FeeReport = {
  doctors: DoctorFees[]
  total: Fees
  /** Sums by month, January first; a report of one month has that one alone. */
  months: string[]
  /** The months, each from its first day to its last, as ISO dates. */
  spans: { first: string; last: string }[]
}

export type FeePeriod = { year: number; month: number | null; doctorId?: string | null }

/**
 * The fees of a year by month, or of one of its months; of all doctors, or of one. The months are cut on the clinic's clock before the sum, so that
 * each is a range of one index that holds all that is asked.
 */
export async function sumFees(
  scope: Scope,
  { year, month, doctorId = null }: FeePeriod,
  zone: string,
): Promise<FeeReport> {
  const spans = (month ? [month] : months).map((number) => spanOf(year, number))
  const cuts = [...spans.map(({ first }) => first), addDays(spans.at(-1)?.last ?? '', 1)].map((date) =>
    startOfDate(date, zone).toISOString(),
  )
  const rows = await scope.db.$queryRaw<(Omit<DoctorFees, 'months'> & { months: Record<string, string> })[]>`
    with by_month as (
      select m.at, fees.*
        from unnest(${cuts.slice(0, -1)}::timestamptz[], ${cuts.slice(1)}::timestamptz[]) with ordinality as m (first, next, at)
       cross join lateral (
         select c.doctor_id, count(*) as visits, count(c.fee_charged) as known, count(*) filter (where c.fee_charged = 0) as waived,
                sum(c.fee_charged) as sum
           from consultations c
          where c.status = 'completed' and c.deleted_at is null and c.consultation_date >= m.first and c.consultation_date < m.next
            and (${doctorId}::text is null or c.doctor_id = ${doctorId})
          group by c.doctor_id) fees
    )
    select b.doctor_id as "doctorId", d.name as "doctorName", sum(b.visits)::integer as visits,
           sum(b.known - b.waived)::integer as charged, sum(b.waived)::integer as waived,
           sum(b.visits - b.known)::integer as unknown, coalesce(sum(b.sum), 0)::numeric(16, 2)::text as sum,
           (sum(b.sum) / nullif(sum(b.known), 0))::numeric(16, 2)::text as average,
           coalesce(jsonb_object_agg(b.at, b.sum::text) filter (where b.sum is not null), '{}') as months
      from by_month b
      left join app.doctor_directory d on d.doctor_id = b.doctor_id
     group by b.doctor_id, d.name, d.name_key
     order by sum(b.sum) desc nulls last, d.name_key, b.doctor_id`
  const doctors = rows.map((row) => ({ ...row, months: spans.map((_, at) => row.months[String(at + 1)] ?? null) }))
  return {
    doctors,
    spans,
    months: spans.map((_, at) => addUp(doctors.map((row) => row.months[at] ?? null))),
    total: totalOf(doctors),
  }
}

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

function spanOf(year: number, month: number) {
  const iso = (moment: number) => new Date(moment).toISOString().slice(0, 10)
  return { first: iso(Date.UTC(year, month - 1, 1)), last: iso(Date.UTC(year, month, 0)) }
}

function totalOf(doctors: DoctorFees[]): Fees {
  const count = (of: (row: DoctorFees) => number) => doctors.reduce((total, row) => total + of(row), 0)
  const sum = addUp(doctors.map((row) => row.sum))
  const known = count(({ charged, waived }) => charged + waived)
  return {
    visits: count(({ visits }) => visits),
    charged: count(({ charged }) => charged),
    waived: count(({ waived }) => waived),
    unknown: count(({ unknown }) => unknown),
    sum,
    average: known === 0 ? null : divide(sum, known),
  }
}

/** In whole cents: a sum of binary fractions would not be the sum of the amounts. */
function addUp(amounts: (string | null)[]): string {
  return fromCents(amounts.reduce((total, amount) => total + toCents(amount), 0n))
}

function divide(amount: string, by: number) {
  const cents = toCents(amount)
  return fromCents((cents * 2n + BigInt(by)) / (BigInt(by) * 2n))
}

function toCents(amount: string | null) {
  return amount === null ? 0n : BigInt(amount.replace('.', ''))
}

function fromCents(cents: bigint) {
  const text = String(cents).padStart(3, '0')
  return `${text.slice(0, -2)}.${text.slice(-2)}`
}

/** The years in which visits were completed, from the first to the last. */
export async function feeYears({ db }: Scope, zone: string): Promise<number[]> {
  const [range] = await db.$queryRaw<{ first: number | null; last: number | null }[]>`
    select extract(year from min(consultation_date) at time zone ${zone})::integer as first,
           extract(year from max(consultation_date) at time zone ${zone})::integer as last
      from consultations where status = 'completed' and deleted_at is null`
  if (!range?.first || !range.last) return []
  const { first, last } = { first: range.first, last: range.last }
  return Array.from({ length: Math.min(last - first + 1, 200) }, (_, at) => last - at)
}
