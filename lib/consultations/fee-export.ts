import 'server-only'
import { noteAccess, type Scope } from '@/lib/db/scope'
import type { ExportFormat } from '@/lib/jobs/vocabulary'
import type { ListColumn } from '@/lib/lists/list'
import type { ListRow } from '@/lib/lists/read-rows'
import { recordHref } from '@/lib/changes/record-links'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { sumFees, type DoctorFees, type FeePeriod } from './fees'
import { feeColumns } from './list'

/** The fees of a period as rows of a file, one a doctor; the export is in the audit log. */
export async function exportFees(
  scope: Scope,
  { zone, format, ...period }: FeePeriod & { zone: string; format: ExportFormat },
): Promise<{ columns: ListColumn[]; rows: ListRow[] }> {
  const { doctors, spans } = await sumFees(scope, period, zone)
  const { year, month } = period
  noteAccess(scope, {
    action: 'export',
    entity: 'consultation fees',
    fields: [format, `${doctors.length} rows`, month ? `${year}-${String(month).padStart(2, '0')}` : String(year)],
  })
  return { columns: feeColumns(spans.map(({ first }) => first.slice(0, 7))), rows: doctors.map(toRow) }
}

function toRow({ doctorId, doctorName, visits, charged, waived, unknown, sum, average, months }: DoctorFees): ListRow {
  return {
    id: doctorId,
    href: recordHref('doctors', doctorId),
    values: {
      doctorId,
      visits,
      charged,
      waived,
      unknown,
      sum,
      average,
      ...Object.fromEntries(months.map((amount, at) => [`month${at}`, amount])),
    },
    labels: { doctorId: doctorTitle(doctorName) },
  }
}
