import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/form-fields'
import { leavePreviewAction } from '@/lib/auth/actions'
import { doctorTitle } from '@/lib/doctors/vocabulary'

/** Above every page that an administrator sees as somebody else. */
export function PreviewBanner({
  name,
  role,
  size,
}: {
  name: string
  role: 'doctor' | 'patient'
  size: 'console' | 'portal'
}) {
  return (
    <section
      aria-label="Preview"
      className={`${size} no-print ${size === 'console' ? 'sticky top-0 z-30' : ''} flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b-2 border-medium-solid bg-medium-tint px-4 py-2 text-medium-ink`}
    >
      <p>
        <strong>Preview.</strong> You see what <bdi>{role === 'doctor' ? doctorTitle(name) : name}</bdi> sees. Nothing
        can be changed here, and the audit log says that you looked.
      </p>
      <ActionForm id="leave-preview" action={leavePreviewAction} guard={false}>
        <SubmitButton kind="secondary" size={size} pendingText="Leaving…">
          Leave the preview
        </SubmitButton>
      </ActionForm>
    </section>
  )
}
