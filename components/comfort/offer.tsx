import { ActionForm } from '@/components/ui/action-form'
import { buttonClass } from '@/components/ui/button-class'
import { answerOfferAction } from '@/lib/appearance/actions'
import type { Appearance } from '@/lib/appearance/schema'
import { differenceWords } from './comfort-words'

/** What was chosen before logging in is not what the account says: keep it? It stands until it is answered. */
export function Offer({ offer, current }: { offer: Appearance; current: Appearance }) {
  const difference = differenceWords(offer, current)
  return (
    <section
      aria-labelledby="offer-title"
      className="no-print mb-8 rounded-card border-2 border-primary bg-surface p-5 narrow-gutter"
    >
      <h2 id="offer-title" className="text-2xl font-semibold">
        Keep how the pages look?
      </h2>
      <p className="mt-1 mb-4 max-w-[66ch]">
        {difference
          ? `Before you logged in, you chose this: ${difference} Your account says something else, so it looks like that now.`
          : 'Before you logged in, you chose how the pages look. Keep it, and it is the same on every device.'}
      </p>
      <ActionForm id="appearance-offer" action={answerOfferAction} className="flex flex-wrap gap-4">
        <button type="submit" name="answer" value="keep" className={buttonClass('secondary', 'portal')}>
          Yes, keep it
        </button>
        <button type="submit" name="answer" value="forget" className={buttonClass('secondary', 'portal')}>
          No, leave it
        </button>
      </ActionForm>
    </section>
  )
}
