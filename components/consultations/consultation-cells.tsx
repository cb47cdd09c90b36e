import type { CellContent } from '@/components/lists/cell-view'
import { type ConsultationStatus } from '@/lib/consultations/vocabulary'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { formatMoney } from '@/lib/format/numbers'
import type { ListRow } from '@/lib/lists/read-rows'
import { StatusMark } from './status-mark'

/** How the list of consultations shows what its kinds do not say. */
export const consultationCells: Record<string, (row: ListRow) => CellContent> = {
  status: ({ values }) => <StatusMark status={values.status as ConsultationStatus} />,
  doctorId: ({ labels }) => ({ is: 'text', text: doctorTitle(labels.doctorId ?? null), isLong: false }),
  feeCharged: ({ values }) => (values.feeCharged === null ? '—' : formatMoney(String(values.feeCharged))),
}
