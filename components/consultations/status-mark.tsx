import { Circle, CircleCheckBig, CircleDashed, CircleX } from 'lucide-react'
import { consultationStatusLabels, type ConsultationStatus } from '@/lib/consultations/vocabulary'

const shapes = {
  scheduled: { Shape: Circle, colour: 'text-info-ink' },
  completed: { Shape: CircleCheckBig, colour: 'text-success' },
  cancelled: { Shape: CircleX, colour: 'text-muted' },
  'no-show': { Shape: CircleDashed, colour: 'text-danger' },
} as const

/** What became of an appointment: by shape and by word. */
export function StatusMark({ status }: { status: ConsultationStatus }) {
  const { Shape, colour } = shapes[status]
  return (
    <span className={`inline-flex items-center gap-1 whitespace-nowrap ${colour}`}>
      <Shape aria-hidden size={14} className="shrink-0" />
      {consultationStatusLabels[status]}
    </span>
  )
}
