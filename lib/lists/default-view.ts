import type { SavedView } from './queries'

/** What the address shows that names no view: the viewer's own default, else that of the role. */
export function defaultView(views: SavedView[]): SavedView | undefined {
  return views.find(({ isOwnDefault }) => isOwnDefault) ?? views.find(({ isRoleDefault }) => isRoleDefault)
}
