import { StatePill } from '@/components/ui/state-pill'
import { standingLabels, type Standing } from '@/lib/predictions/vocabulary'

const looks: Record<Standing, { sign: string; className: string }> = {
  current: { sign: '●', className: 'bg-success-tint text-success' },
  superseded: { sign: '○', className: 'bg-sunken text-muted' },
}

/** Whether a version of a record counts: sign and word. */
export function StandingMark({ standing }: { standing: Standing }) {
  return <StatePill {...looks[standing]}>{standingLabels[standing]}</StatePill>
}
