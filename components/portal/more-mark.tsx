/** Shows that something opens, and that it is open; to the eye only, the browser says it to the ear. */
export function MoreMark() {
  return (
    <span aria-hidden className="shrink-0 group-open:rotate-180 print:hidden">
      ▾
    </span>
  )
}
