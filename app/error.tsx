'use client'
import { PlainPage } from '@/components/shell/plain-page'
import { Button } from '@/components/ui/button'

/** What a person sees when a page breaks: what is safe, what to do, and a number for support. */
export default function ErrorPage({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <PlainPage title="This page could not be shown">
      <p className="mb-2">Something went wrong on our side. Nothing you saved is lost.</p>
      {error.digest && (
        <p className="mb-6 text-muted">
          If it happens again, tell support the number <span className="font-mono">{error.digest}</span>.
        </p>
      )}
      <Button kind="primary" size="portal" onClick={retry}>
        Try again
      </Button>
    </PlainPage>
  )
}
