import { doctorTitle } from '@/lib/doctors/vocabulary'
import { formatMoment } from '@/lib/format/dates'
import type { SignedText } from '@/lib/glossary/clinic-text'

/** Who of the clinic stands for a text, to their colleagues. */
export function SignedBy({ text }: { text: SignedText | undefined }) {
  if (!text) return <strong className="text-high-ink">Not signed</strong>
  return (
    <>
      Version {text.textVersion}, signed by <bdi>{doctorTitle(text.signerName)}</bdi>,{' '}
      <span className="whitespace-nowrap">{formatMoment(text.signedAt, 'date')}</span>
    </>
  )
}
