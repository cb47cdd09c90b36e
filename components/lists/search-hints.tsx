/** What can be typed into the search field of a list, one way a line. */
export function SearchHints({ hints }: { hints: readonly string[] }) {
  return (
    <ul className="list-disc ps-5 text-start">
      {hints.map((hint) => (
        <li key={hint}>{hint}.</li>
      ))}
    </ul>
  )
}
