/** How many patients a doctor treats, and how full that is where the doctor's capacity is known. */
export function LoadBar({ patients, capacity }: { patients: number; capacity: number | null }) {
  const words = patients === 1 ? '1 patient' : `${patients} patients`
  if (!capacity) return <span className="tabular-nums">{words}</span>
  const share = Math.min(1, patients / capacity)
  const isFull = patients >= capacity
  return (
    <span className="inline-flex items-center gap-2">
      <span
        aria-hidden
        className="inline-block h-2 w-20 overflow-hidden rounded-full border border-line bg-sunken forced-colors:border-current"
      >
        <span
          className={`block h-full ${isFull ? 'bg-danger' : 'bg-primary'}`}
          style={{ width: `${Math.round(share * 100)}%` }}
        />
      </span>
      <span className="tabular-nums">
        {patients} of {capacity}
        {isFull && <span className="font-medium text-danger">, full</span>}
      </span>
    </span>
  )
}
