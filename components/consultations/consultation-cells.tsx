import type { ReactNode } from 'react'
import { doctorTitle, type ConsultationStatus } from '@/lib/consultations/vocabulary'
import { formatMoney } from '@/lib/format/numbers'
import type { ListRow } from '@/lib/lists/read-rows'
import { StatusMark } from './status-mark'

/** How the list of consultations shows what its kinds do not say. */
export const consultationCells: Record<string, (row: ListRow) => ReactNode> = {
  status: ({ values }) => <StatusMark status={values.status as ConsultationStatus} />,
  doctorId: ({ labels }) => <bdi>{doctorTitle(labels.doctorId ?? null)}</bdi>,
  feeCharged: ({ values }) => (values.feeCharged === null ? '—' : formatMoney(String(values.feeCharged))),
}
