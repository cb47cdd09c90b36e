import { Card } from '@/components/portal/card'
import { PortalLink } from '@/components/portal/portal-link'
import { visitAdvice } from '@/lib/programme/visit-advice'
import type { MyVisit } from '@/lib/consultations/my-visits'
import type { Clinic } from '@/lib/programme/clinic'

/** What to have with one at the next visit. */
export function GetReady({ visit, clinic }: { visit: MyVisit; clinic: Clinic }) {
  const remote = visit.consultationType === 'telemedicine'
  return (
    <Card>
      <h3 className="mb-2 text-2xl leading-snug font-semibold">{remote ? 'What to have ready' : 'What to bring'}</h3>
      <ul className="grid grid-cols-1 max-w-[66ch] list-disc gap-2 pl-6">
        {visitAdvice(clinic.visitAdvice, remote).map((line) => (
          <li key={line}>
            <bdi>{line}</bdi>
          </li>
        ))}
      </ul>
      {visit.isOut !== null && ( // not for who helps with appointments only
        <p className="no-print mt-5">
          <PortalLink href="/portal/brief">One page to take along</PortalLink>
        </p>
      )}
    </Card>
  )
}
