'use client'
import { Button } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'

export type BrokenPageProps = { error: Error & { digest?: string }; retry: () => void }

/** A page that broke inside its frame: what is safe, what to do, and a number for support. The places to go stay. */
export function BrokenPage({ error, retry }: BrokenPageProps) {
  return (
    <div role="alert" className="max-w-xl">
      <PageHeader title="This page could not be shown" about="Something went wrong on our side." />
      <p className="mb-2">
        Nothing you saved is lost. What was typed into a form and not saved yet is kept as your draft, and offered again
        where you typed it.
      </p>
      <p className="mb-4">The other pages still work: use the menu, or try this one again.</p>
      {error.digest && (
        <p className="mb-4 text-muted">
          If it happens again, tell support the number <span className="font-mono">{error.digest}</span>.
        </p>
      )}
      <Button kind="primary" onClick={retry}>
        Try again
      </Button>
    </div>
  )
}
