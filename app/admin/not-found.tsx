import type { Route } from 'next'
import { LinkButton } from '@/components/ui/link-button'
import { PageHeader } from '@/components/ui/page-header'

/**
 * A record that is not there, inside the console: who has just taken back what made it keeps the bar to do it again, the
 * search and the places to go.
 */
export default function NotFound() {
  return (
    <div className="max-w-xl">
      <PageHeader
        title="There is nothing here"
        about="It was taken back, lies in the trash, or never existed under this address."
      />
      <div className="flex flex-wrap gap-2">
        <LinkButton href={'/admin/trash' as Route}>Look in the trash</LinkButton>
        <LinkButton href={'/admin/changes' as Route}>See what was changed</LinkButton>
        <LinkButton href={'/admin/search' as Route}>Search</LinkButton>
      </div>
    </div>
  )
}
