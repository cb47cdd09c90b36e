import type { Metadata } from 'next'
import { PaletteResults } from '@/components/palette/palette-results'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton, TextField } from '@/components/ui/form-fields'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { searchEverythingAction } from '@/lib/palette/actions'
import { findPlaces } from '@/lib/palette/places'
import { listRecentlyOpened, searchEverything } from '@/lib/palette/queries'
import { searchFilter } from '@/lib/palette/schema'
import { readWanted } from '@/lib/palette/vocabulary'
import { getSearchTerms } from '@/lib/search/queries'

export const metadata: Metadata = { title: 'Search' }

/** The palette as a page: the same results, without script. */
export default async function SearchPage({ searchParams }: PageProps<'/admin/search'>) {
  const viewer = await requireViewer('admin')
  const { s } = searchFilter.parse(await searchParams)
  const { text, results } = await asViewer(viewer, async (scope) => {
    const kept = await getSearchTerms(scope, s)
    return { text: kept, results: kept ? await searchEverything(scope, kept) : await listRecentlyOpened(scope) }
  })
  const { kind, words } = readWanted(text ?? '')
  const places = text && (kind === null || kind === 'actions') ? findPlaces(words) : []
  return (
    <>
      <PageHeader
        title="Search"
        about="Patients, doctors and users by name; records by id; patients by the last four digits of their phone number or their date of birth."
      />
      <ActionForm
        id="search"
        action={searchEverythingAction}
        guard={false}
        className="mb-6 flex max-w-2xl flex-wrap items-end gap-2"
      >
        <TextField
          name="text"
          label="Name, id, phone number, date of birth, page or action"
          hint="p: only patients, d: doctors, u: users, c: consultations of a patient, r: reports of a patient."
          defaultValue={text ?? undefined}
          autoComplete="off"
          className="min-w-56 flex-1"
        />
        <SubmitButton pendingText="Searching…">Search</SubmitButton>
      </ActionForm>
      <PaletteResults results={[...results, ...places]} words={words} isSearch={text !== null} />
    </>
  )
}
