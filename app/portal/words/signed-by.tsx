import type { ReactNode } from 'react'
import { LongDate } from '@/components/portal/long-date'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { formatCalendarDate } from '@/lib/format/dates'
import { countSigned, type SignedText, type SignedTexts } from '@/lib/glossary/clinic-text'
import { brought } from '@/lib/glossary/glossary'

/** Who of the clinic stands for what a page says about a word; honestly, where nobody does. */
export function SignedBy({ text }: { text: SignedText | undefined }) {
  if (!text) return <Foot>No doctor of your clinic has signed this text yet. {whereItIsFrom()}</Foot>
  const { textVersion, signerName, signerSpeciality, signedAt } = text
  return (
    <Foot>
      <bdi>{doctorTitle(signerName)}</bdi>
      {signerSpeciality && <> ({signerSpeciality})</>} read this text and signed it on <LongDate at={signedAt} />. This
      is version {textVersion}.
    </Foot>
  )
}

/** The same of all words at once. */
export function SignedCount({ signed }: { signed: SignedTexts }) {
  const count = countSigned(signed)
  return (
    <Foot>
      {count.signed === count.all
        ? 'A doctor of your clinic read and signed each of these texts. Each page says who.'
        : `Doctors of your clinic have signed ${count.signed} of these ${count.all} texts. Each page says who. ${whereItIsFrom()}`}
    </Foot>
  )
}

function whereItIsFrom() {
  return `A text without a name came with this program: version ${brought.version}, of ${formatCalendarDate(new Date(brought.changedOn))}. If something is unclear, ask your doctor.`
}

function Foot({ children }: { children: ReactNode }) {
  return <p className="mt-8 max-w-[66ch] border-t border-hairline pt-4 text-muted">{children}</p>
}
