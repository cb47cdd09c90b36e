import { loginHref, remainingWords, type IdleState } from '@/lib/auth/idle'
import { IdleWatch } from './idle-watch'

/*
 * The end of the session on a page that comes without the framework: what idle-lock.tsx does, with what session-end.tsx
 * put into the page. Bundled by scripts/bootstrap/prepare.mjs into public/session-end.js.
 */
const dialog = document.querySelector<HTMLDialogElement>('dialog[data-session-end]')
const over = document.querySelector<HTMLTemplateElement>('template[data-session-over]')
if (dialog && over) watchOver(dialog, over)

function watchOver(box: HTMLDialogElement, locked: HTMLTemplateElement) {
  const limits = { idleMilliseconds: Number(box.dataset.idleMinutes) * 60_000, endsAt: Number(box.dataset.endsAt) }
  const answer = box.querySelector('button')
  const told = box.querySelector('strong')
  let state: IdleState = { state: 'active' }
  let seen = 0
  const watch = new IdleWatch(limits, become)

  function become(next: IdleState) {
    state = next
    if (next.state === 'locked') return lock()
    const isShown = next.state === 'warned' && seen !== next.endsAt
    if (isShown) {
      const words = remainingWords(next.endsAt - Date.now())
      if (told && told.textContent !== words) told.textContent = words // once for each step, or it is read out each second
      box.dataset.canStay = String(next.canStay)
      if (answer) answer.textContent = next.canStay ? 'Stay logged in' : 'I have read it'
    }
    if (isShown && !box.open) {
      box.showModal()
      answer?.focus()
    } else if (!isShown && box.open) box.close()
  }

  function answered() {
    if (state.state !== 'warned') return
    if (state.canStay) void watch.stay()
    else {
      seen = state.endsAt
      box.close()
    }
  }

  function lock() {
    watch.stop()
    document.body.replaceChildren(locked.content.cloneNode(true))
    document.title = 'Locked · Substantia'
    document.querySelector('a[data-log-in]')?.setAttribute('href', loginHref(location))
    document.querySelector('h1')?.focus()
  }

  answer?.addEventListener('click', answered)
  box.addEventListener('cancel', (event) => {
    event.preventDefault()
    answered()
  })
  watch.start()
}
