import { Card } from '@/components/portal/card'
import { PortalLink } from '@/components/portal/portal-link'
import { visitAdvice, wayToVisit } from '@/lib/programme/visit-advice'
import type { MyVisit } from '@/lib/consultations/my-visits'
import type { Clinic } from '@/lib/programme/clinic'

/** How one comes to the next visit, and what to have with one. */
export function GetReady({ visit, clinic }: { visit: MyVisit; clinic: Clinic }) {
  const remote = visit.consultationType === 'telemedicine'
  const way = wayToVisit(clinic, remote)
  return (
    <Card>
      {way.length > 0 && (
        <div className="mb-6">
          <Lines title={remote ? 'How it begins' : 'How to get there'} lines={way} />
        </div>
      )}
      <Lines title={remote ? 'What to have ready' : 'What to bring'} lines={visitAdvice(clinic.visitAdvice, remote)} />
      {visit.isOut !== null && ( // not for who helps with appointments only
        <p className="no-print mt-5">
          <PortalLink href="/portal/brief">One page to take along</PortalLink>
        </p>
      )}
    </Card>
  )
}

function Lines({ title, lines }: { title: string; lines: string[] }) {
  return (
    <>
      <h3 className="mb-2 text-2xl leading-snug font-semibold">{title}</h3>
      <ul className="grid grid-cols-1 max-w-[66ch] list-disc gap-2 pl-6">
        {lines.map((line, place) => (
          <li key={place}>
            <bdi>{line}</bdi>
          </li>
        ))}
      </ul>
    </>
  )
}
