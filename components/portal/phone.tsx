/** A number to press: what calls is a link, also inside a sentence, whose lines stay as near to each other as they are. */
export function Phone({ number }: { number: string }) {
  return (
    <a
      href={`tel:${number.replaceAll(/[^+\d]/g, '')}`}
      className="word-link -my-[0.9rem] inline-block font-semibold decoration-solid"
    >
      {number}
    </a>
  )
}
