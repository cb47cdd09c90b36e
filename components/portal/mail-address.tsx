import { Fragment } from 'react'

/** An address that goes on in the next line where it has a joint: a word broken in the middle is hard to compare. */
export function MailAddress({ address }: { address: string }) {
  return (
    <bdi className="wrap-anywhere">
      {address.split(/(?<=[@.])/).map((part, place) => (
        <Fragment key={place}>
          {place > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </bdi>
  )
}
