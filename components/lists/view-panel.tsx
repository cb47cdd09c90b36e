import type { Route } from 'next'
import Link from 'next/link'
import { ActionForm } from '@/components/ui/action-form'
import { CheckboxField } from '@/components/ui/number-fields'
import { SelectField, SubmitButton, TextField } from '@/components/ui/form-fields'
import { changeViewAction, deleteViewAction, saveViewAction } from '@/lib/lists/actions'
import type { SavedView } from '@/lib/lists/queries'
import type { ListView } from '@/lib/lists/read-list'
import { visibilities, visibilityLabels } from '@/lib/lists/vocabulary'
import { Here } from './list-bar'

const choices = visibilities.map((value) => ({ value, label: visibilityLabels[value] }))

/** Keeps filters, order, columns, row height and page size under a name. */
export function NewViewPanel({ view }: { view: ListView }) {
  return (
    <ActionForm guard={false} id="save-view" action={saveViewAction} className="grid max-w-md">
      <Here view={view} />
      <Fields />
      <SubmitButton>Save view</SubmitButton>
    </ActionForm>
  )
}

/** A view's name and who may open it; only its owner changes it. */
export function ViewPanel({ view, saved }: { view: ListView; saved: SavedView }) {
  if (!saved.isMine)
    return (
      <p>
        This view belongs to <bdi>{saved.ownerName}</bdi> and is shared with your role. Save it as a view of your own to
        change it.
      </p>
    )
  return (
    <div className="grid max-w-md gap-4">
      <ActionForm guard={false} key={saved.version} id="change-view" action={changeViewAction} className="grid">
        <Here view={view} />
        <Which saved={saved} />
        <Fields saved={saved} />
        <SubmitButton>Save name and sharing</SubmitButton>
      </ActionForm>
      <p>
        <Link href={'/admin/views' as Route} prefetch={false} className="text-primary underline underline-offset-2">
          All your saved views
        </Link>
      </p>
      <ActionForm guard={false} id="delete-view" action={deleteViewAction}>
        <Here view={view} />
        <Which saved={saved} />
        <SubmitButton kind="secondary" pendingText="Deleting…">
          Delete this view
        </SubmitButton>
      </ActionForm>
    </div>
  )
}

/** Names the view in a form, and the version that was seen. */
export function Which({ saved }: { saved: SavedView }) {
  return (
    <>
      <input type="hidden" name="id" value={saved.id} />
      <input type="hidden" name="version" value={saved.version} />
    </>
  )
}

function Fields({ saved }: { saved?: SavedView }) {
  return (
    <>
      <TextField name="name" label="Name" autoComplete="off" required defaultValue={saved?.name} />
      <SelectField
        name="visibility"
        label="Who may open it"
        options={choices}
        defaultValue={saved?.visibility ?? 'private'}
      />
      <CheckboxField name="isOwnDefault" label="Show me this view first" defaultChecked={saved?.isOwnDefault} />
      <CheckboxField
        name="isRoleDefault"
        label="Show it first to everybody of my role who has no such view"
        hint="Only for a view that everybody of your role may open."
        defaultChecked={saved?.isRoleDefault}
      />
    </>
  )
}
