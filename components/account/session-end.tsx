import { Wordmark } from '@/components/shell/wordmark'
import { buttonClass } from '@/components/ui/button-class'
import { dialogClass } from '@/components/ui/dialog-class'

/** What a page without the framework shows before its session ends, and after; session-end-script.ts moves it. */
export function SessionEnd({ idleMinutes, endsAt, nonce }: { idleMinutes: number; endsAt: Date; nonce: string }) {
  return (
    <>
      <dialog
        role="alertdialog"
        data-session-end=""
        data-idle-minutes={idleMinutes}
        data-ends-at={endsAt.getTime()}
        aria-labelledby="session-end-title"
        aria-describedby="session-end-about"
        className={`${dialogClass} group portal no-print m-auto max-w-md p-5 max-sm:max-w-[calc(100vw-16px)] max-sm:px-[16px]`}
      >
        <h2 id="session-end-title" className="mb-2 text-lg font-semibold">
          <span className="group-data-[can-stay=false]:hidden">Are you still there?</span>
          <span className="hidden group-data-[can-stay=false]:inline">Your session ends</span>
        </h2>
        <div id="session-end-about">
          <p className="mb-2">
            You will be logged out <strong aria-live="polite">in 2 minutes</strong>
            <span className="group-data-[can-stay=false]:hidden">
              , because nothing was pressed for {idleMinutes - 2} minutes.
            </span>
            <span className="hidden group-data-[can-stay=false]:inline">
              , because it has lasted as long as a session may.
            </span>
          </p>
          <p className="mb-4 text-muted">
            <span className="group-data-[can-stay=false]:hidden">
              Then this page is covered until you log in again.
            </span>
            <span className="hidden group-data-[can-stay=false]:inline">
              Then log in again. You come back to this page.
            </span>
          </p>
        </div>
        <button type="button" className={buttonClass('primary', 'main')}>
          Stay logged in
        </button>
      </dialog>
      <template data-session-over="">
        <div className="portal flex min-h-dvh flex-col items-center px-[16px] py-10">
          <header className="mb-8">
            <Wordmark className="text-xl" />
          </header>
          <main className="w-full max-w-md rounded-card border border-hairline bg-surface p-6 narrow-gutter sm:p-8">
            <h1 tabIndex={-1} className="mb-4 text-2xl font-semibold">
              This page is locked
            </h1>
            <p className="mb-3">
              Nothing was pressed for {idleMinutes} minutes, or your session ended. You were logged out, so that nobody
              else reads what stood here.
            </p>
            <p className="mb-5">Log in again to come back to this page.</p>
            <a href="/login?next=%2Fportal" data-log-in="" className={buttonClass('primary', 'main')}>
              Log in again
            </a>
          </main>
        </div>
      </template>
      <script async src="/session-end.js" nonce={nonce} />
    </>
  )
}
