/** A number to press: what calls is a link, also inside a sentence. */
export function Phone({ number }: { number: string }) {
  return (
    <a
      href={`tel:${number.replaceAll(/[^+\d]/g, '')}`}
      className="inline-flex min-h-12 items-center font-semibold underline"
    >
      {number}
    </a>
  )
}
