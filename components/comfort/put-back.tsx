import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/form-fields'
import { putBackAppearanceAction } from '@/lib/appearance/actions'
import type { Appearance } from '@/lib/appearance/schema'
import { differenceWords } from './comfort-words'

/** The way back from the last change. It stays until the next one, and can itself be taken back. */
export function PutBack({ before, current }: { before: Appearance | null; current: Appearance }) {
  if (!before) return null
  return (
    <section
      aria-label="What was just changed"
      className="mb-10 rounded-card border-2 border-primary bg-surface p-5 narrow-gutter"
    >
      <p role="status" className="mb-4 max-w-[66ch]">
        <strong>That is changed.</strong> {differenceWords(current, before)} Is it not right? Put back what it was.
      </p>
      <ActionForm id="put-back" action={putBackAppearanceAction}>
        <SubmitButton kind="secondary" size="portal" pendingText="Putting it back…">
          Put it back
        </SubmitButton>
      </ActionForm>
    </section>
  )
}
