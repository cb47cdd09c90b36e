/** Asked before a script leads to another page; whoever guards unsaved work may stop it and go there later. */
const leaveEvent = 'substantia:leave'

/** Goes to another page, unless unsaved work is asked about first. */
export function leaveTo(go: () => void) {
  if (window.dispatchEvent(new CustomEvent(leaveEvent, { cancelable: true, detail: go }))) go()
}

const allowedMilliseconds = 3000

/**
 * Watches every way off a page while something is unsaved: links, Back, scripts, other forms, closing the window. `ask`
 * gets what to do if the person leaves all the same.
 *
 * Back cannot be stopped, only noticed. So while something is unsaved the page stands twice in the history, and Back
 * leads from the second to the first, which looks the same.
 */
export function watchLeaving(isUnsaved: () => boolean, ask: (go: () => void) => void) {
  let allowedUntil = 0
  const isHeld = () => performance.now() > allowedUntil && isUnsaved()
  const hold = (event: Event, go: () => void) => {
    event.preventDefault()
    event.stopImmediatePropagation()
    ask(() => {
      allowedUntil = performance.now() + allowedMilliseconds
      go()
    })
  }

  function onClick(event: MouseEvent) {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link?.href || link.target === '_blank' || link.hasAttribute('download')) return
    const isSamePage = link.href.split('#')[0] === window.location.href.split('#')[0]
    if (isSamePage || link.closest('[data-stays]') || !isHeld()) return
    hold(event, () => (link.isConnected ? link.click() : window.location.assign(link.href)))
  }
  function onSubmit(event: SubmitEvent) {
    const form = event.target
    if (!(form instanceof HTMLFormElement)) return
    const leaves = form.getAttribute('method')?.toLowerCase() === 'get' || form.dataset.leaves !== undefined
    if (leaves && isHeld()) hold(event, () => form.requestSubmit(event.submitter))
  }
  function onPopState(event: PopStateEvent) {
    if (isTwice(event.state) || !isHeld()) return
    event.stopImmediatePropagation()
    standTwice()
    ask(() => {
      allowedUntil = performance.now() + allowedMilliseconds
      window.history.go(-2)
    })
  }
  const onLeave = (event: Event) => {
    if (event instanceof CustomEvent && isHeld()) hold(event, event.detail as () => void)
  }
  const onUnload = (event: BeforeUnloadEvent) => {
    if (isHeld()) event.preventDefault()
  }
  window.addEventListener('click', onClick, true)
  window.addEventListener('submit', onSubmit, true)
  window.addEventListener('popstate', onPopState, true)
  window.addEventListener(leaveEvent, onLeave)
  window.addEventListener('beforeunload', onUnload)
  return {
    /** To be called when something became unsaved. */
    standTwice,
    stop() {
      window.removeEventListener('click', onClick, true)
      window.removeEventListener('submit', onSubmit, true)
      window.removeEventListener('popstate', onPopState, true)
      window.removeEventListener(leaveEvent, onLeave)
      window.removeEventListener('beforeunload', onUnload)
    },
  }
}

const twice = 'substantiaTwice'

function standTwice() {
  const state = window.history.state as Record<string, unknown> | null
  if (!isTwice(state)) window.history.pushState({ ...state, [twice]: true }, '', window.location.href)
}

function isTwice(state: unknown) {
  return typeof state === 'object' && state !== null && twice in state
}
