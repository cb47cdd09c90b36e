import type { AgreementMonth } from './agreement'
import { wilsonInterval, type Interval } from './wilson'

export type Sums = { total: number; agreed: number; disagreed: number; notUsable: number; unreviewed: number }

export type VersionAgreement = Sums & {
  modelVersion: string | null
  /** Of the results a clinician judged: agreed or disagreed. Null while none was. */
  rate: number | null
  interval: Interval | null
  months: (Sums & { month: string; rate: number | null; interval: Interval | null })[]
}

/** Months of each model version, with their sums and rates; versions as they came, so the order of the query stands. */
export function agreementByVersion(rows: AgreementMonth[]): VersionAgreement[] {
  const versions = new Map<string | null, AgreementMonth[]>()
  for (const row of rows) versions.set(row.modelVersion, [...(versions.get(row.modelVersion) ?? []), row])
  return [...versions].map(([modelVersion, months]) => ({
    modelVersion,
    ...rated(months),
    months: months.map((month) => ({ month: month.month, ...rated([month]) })),
  }))
}

function rated(months: AgreementMonth[]) {
  const sum = (of: (month: AgreementMonth) => number) => months.reduce((total, month) => total + of(month), 0)
  const agreed = sum((month) => month.agreed)
  const disagreed = sum((month) => month.disagreed)
  const notUsable = sum((month) => month.notUsable)
  const total = sum((month) => month.total)
  const judged = agreed + disagreed
  return {
    total,
    agreed,
    disagreed,
    notUsable,
    unreviewed: total - judged - notUsable,
    rate: judged > 0 ? agreed / judged : null,
    interval: wilsonInterval(agreed, judged),
  }
}
