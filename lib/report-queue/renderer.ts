import 'server-only'
import { fork, type ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import fsp from 'node:fs/promises'
import { fontDirectory } from '@/lib/report-documents/font-directory'
import { ReportFailure } from './failure'
import { bundleRenderProgram, permissionsFor } from './render-program'
import type { RenderAnswer, RenderOrder } from './render-order'
import type { ReportWorkerSettings } from './settings'

const watchMilliseconds = 200
const pageBytes = 4096

/** The process that draws, started when it is needed and replaced after a failure or some reports. */
export class Renderer {
  readonly #settings: ReportWorkerSettings
  readonly #writable: string
  #program: Promise<string> | undefined
  #child: ChildProcess | undefined
  #renders = 0

  constructor(settings: ReportWorkerSettings, writable: string) {
    this.#settings = settings
    this.#writable = writable
  }

  /** Draws every file of an order; its targets are whole when this is done. `onStep` is told on the way. */
  async render(order: RenderOrder, signal: AbortSignal, onStep: (step: 'render' | 'temp-write') => Promise<void>) {
    const child = await this.#ready()
    try {
      await this.#draw(child, order, signal, onStep)
      this.#renders += 1
      if (this.#renders >= this.#settings.rendersPerChild) this.stop()
    } catch (error) {
      this.stop()
      throw error
    }
  }

  stop() {
    this.#child?.kill('SIGKILL')
    this.#child = undefined
    this.#renders = 0
  }

  async #ready(): Promise<ChildProcess> {
    if (this.#child?.connected) return this.#child
    this.#program ??= bundleRenderProgram(this.#settings.renderProgram, this.#settings.folder)
    const program = await this.#program
    await fsp.mkdir(this.#writable, { recursive: true, mode: 0o700 })
    const child = fork(program, [fontDirectory], {
      execArgv: [`--max-old-space-size=${heapMegabytes(this.#settings)}`, ...permissionsFor(program, this.#writable)],
      env: { NODE_ENV: 'production' }, // nothing of ours: neither the database nor any key
      cwd: this.#writable,
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    child.on('error', () => {}) // it ends, and that is what counts
    child.channel?.unref()
    child.unref()
    this.#child = child
    return child
  }

  #draw(
    child: ChildProcess,
    order: RenderOrder,
    signal: AbortSignal,
    onStep: (step: 'render' | 'temp-write') => Promise<void>,
  ): Promise<void> {
    const { renderSeconds, renderMemoryMegabytes } = this.#settings
    return new Promise((resolve, reject) => {
      let told = Promise.resolve()
      const end = (error?: unknown) => {
        clearTimeout(timer)
        clearInterval(watch)
        child.off('message', onMessage).off('exit', onExit)
        signal.removeEventListener('abort', onAbort)
        child.channel?.unref()
        child.unref()
        if (error === undefined) told.then(resolve, reject)
        else reject(error instanceof Error ? error : new Error('The drawing was given up.'))
      }
      const onAbort = () => end(signal.reason)
      const onMessage = (answer: RenderAnswer) => {
        if ('step' in answer) told = told.then(() => onStep(answer.step))
        else if ('ready' in answer) end()
        else end(failureOf(answer.failed))
      }
      const onExit = (code: number | null, killedBy: NodeJS.Signals | null) => end(endedBySelf(code, killedBy))
      const timer = setTimeout(
        () => end(new ReportFailure('time-out', `Drawing the pages took longer than ${renderSeconds} seconds.`)),
        renderSeconds * 1000,
      )
      const watch = setInterval(() => {
        if (residentBytes(child.pid) > renderMemoryMegabytes * 1024 * 1024) end(tooMuchMemory())
      }, watchMilliseconds)
      child.ref()
      child.channel?.ref()
      child.on('message', onMessage).once('exit', onExit)
      if (signal.aborted) return onAbort()
      signal.addEventListener('abort', onAbort)
      child.send(order, (error) => error && end(endedBySelf(null, null)))
    })
  }
}

/** The heap is what Node can cap by itself; the watch sees the rest, such as buffers. */
function heapMegabytes({ renderMemoryMegabytes }: ReportWorkerSettings) {
  return Math.round(renderMemoryMegabytes / 2)
}

function failureOf(what: 'drawing' | 'writing') {
  return what === 'drawing'
    ? new ReportFailure('rendering', 'The pages could not be drawn from what the record says.')
    : new ReportFailure('storage', 'The file could not be written. The disk may be full.')
}

function tooMuchMemory() {
  return new ReportFailure('rendering', 'Drawing the pages needed more memory than it may take.')
}

function endedBySelf(code: number | null, signal: NodeJS.Signals | null) {
  if (signal === 'SIGABRT' || code === 134) return tooMuchMemory()
  return new ReportFailure('rendering', 'The program that draws the pages ended while it was at it.')
}

/** How much memory a process holds; 0 where the system does not say. */
function residentBytes(pid: number | undefined): number {
  try {
    return Number(fs.readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * pageBytes
  } catch {
    return 0
  }
}
