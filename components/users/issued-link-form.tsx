'use client'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { ActionFormBody } from '@/components/ui/action-form-body'
import type { ActionState } from '@/lib/actions/action-state'
import { recordHref } from '@/lib/changes/record-links'
import type { IssuedLink } from '@/lib/users/one-time-link'

type Props<Output extends IssuedLink> = {
  id: string
  action: (previous: ActionState<Output>, form: FormData) => Promise<ActionState<Output>>
  idempotencyKey: string
  begin?: boolean
  children: ReactNode
}

/** A form whose result is a one-time link: shown once, to be handed over by a way that only that person sees. */
export function IssuedLinkForm<Output extends IssuedLink>(props: Props<Output>) {
  return <ActionFormBody {...props} result={(output) => <IssuedLinkNotice {...output} />} />
}

function IssuedLinkNotice({ link, doctorId }: IssuedLink & { doctorId?: string }) {
  return (
    <div role="status" className="mb-4 rounded-control border border-success bg-success-tint p-4">
      <p className="font-medium text-success">
        The link is made. It works once, within three days, and is shown here only now.
      </p>
      <p className="mt-2">
        <code className="font-mono break-all select-all">{link}</code>
      </p>
      <p className="mt-2 text-muted">Give it to the person in a way nobody else sees.</p>
      {doctorId && (
        <p className="mt-2">
          <Link href={recordHref('doctors', doctorId)} prefetch={false}>
            Open the new doctor
          </Link>
        </p>
      )}
    </div>
  )
}
