'use client'
import { HelpLink } from '@/components/shell/help-link'
import { PlainPage } from '@/components/shell/plain-page'
import { buttonClass } from '@/components/ui/button-class'

/**
 * What a person sees when a page breaks: what is safe, what to do, and what to tell the clinic. Trying again is a link to the
 * same address: everything is asked for anew, with and without scripts.
 */
export default function ErrorPage({ error }: { error: Error & { digest?: string } }) {
  return (
    <PlainPage title="This page could not be shown" foot={<HelpLink />}>
      <p className="mb-2">Something went wrong on our side. Nothing you saved is lost.</p>
      {error.digest && (
        <p className="mb-6">
          If it happens again, call your clinic and tell them this number:{' '}
          <span className="font-mono">{error.digest}</span>.
        </p>
      )}
      <p className="flex flex-wrap gap-4">
        <a href="" className={buttonClass('primary', 'main')}>
          Try again
        </a>
        {/* eslint-disable-next-line @next/next/no-html-link-for-pages -- read anew: the router may be what broke */}
        <a href="/" className={buttonClass('secondary', 'portal')}>
          Go to my start page
        </a>
      </p>
    </PlainPage>
  )
}
