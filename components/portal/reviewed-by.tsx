import { formatCalendarDate } from '@/lib/format/dates'
import { glossary } from '@/lib/glossary/glossary'

/** Who stands for the explanations, honestly: as long as no clinician has read them, that is said. */
export function ReviewedBy() {
  const { version, changedOn, reviewed } = glossary
  return (
    <p className="mt-8 max-w-[66ch] border-t border-hairline pt-4 text-muted">
      Explanations, version {version}, of {formatCalendarDate(new Date(changedOn))}.{' '}
      {reviewed
        ? `Read and found right by: ${reviewed.role}, on ${formatCalendarDate(new Date(reviewed.on))}.`
        : 'Not yet reviewed by a clinician. If something is unclear, ask your doctor.'}
    </p>
  )
}
