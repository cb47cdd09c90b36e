import type { Route } from 'next'
import Link from 'next/link'
import { ActionForm } from '@/components/ui/action-form'
import { CheckboxField } from '@/components/ui/number-fields'
import { SelectField, SubmitButton, TextField } from '@/components/ui/form-fields'
import { changeViewAction, deleteViewAction, pinViewAction, saveViewAction, unpinViewAction } from '@/lib/lists/actions'
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
      <div className="grid max-w-md gap-4">
        <p>
          This view belongs to <bdi>{saved.ownerName}</bdi> and is shared with your role. Save it as a view of your own
          to change it.
        </p>
        <PinForm view={saved} />
      </div>
    )
  return (
    <div className="grid max-w-md gap-4">
      <ActionForm guard={false} key={saved.version} id="change-view" action={changeViewAction} className="grid">
        <Here view={view} />
        <Which saved={saved} />
        <Fields saved={saved} />
        <SubmitButton>Save name and sharing</SubmitButton>
      </ActionForm>
      <PinForm view={saved} />
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

/** Keeps a view in sight, beside every page; `named` where several stand on one page. */
export function PinForm({
  view,
  named = false,
}: {
  view: Pick<SavedView, 'id' | 'name' | 'isPinned'>
  named?: boolean
}) {
  return (
    <ActionForm
      guard={false}
      key={String(view.isPinned)}
      id={`pin-${view.id}`}
      action={view.isPinned ? unpinViewAction : pinViewAction}
    >
      <input type="hidden" name="id" value={view.id} />
      <SubmitButton kind="secondary" pendingText={view.isPinned ? 'Taking it out…' : 'Putting it there…'}>
        {view.isPinned ? 'Take out of the sidebar' : 'Show in the sidebar'}
        {named && <span className="visually-hidden">: {view.name}</span>}
      </SubmitButton>
    </ActionForm>
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
