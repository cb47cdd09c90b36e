import { markPaths, patientMark, signsTop } from '@/lib/clinic-chart/patient-mark'

/** The patient's mark, the same as on the tab. */
export function PatientMark({ patientId, size = 28 }: { patientId: string; size?: number }) {
  const { shape, colour, signs, words } = patientMark(patientId)
  return (
    <svg
      role="img"
      aria-label={`Mark of this patient: ${words}`}
      viewBox="0 0 32 32"
      width={size}
      height={size}
      className="shrink-0 [forced-color-adjust:none]"
    >
      <path d={markPaths[shape]} fill={colour} stroke="#ffffff" strokeWidth="0.5" />
      <text x="16" y={signsTop[shape]} fontSize="13" fontWeight="700" textAnchor="middle" fill="#ffffff">
        {signs}
      </text>
    </svg>
  )
}
