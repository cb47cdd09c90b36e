'use client'
import { BrokenPage, type BrokenPageProps } from '@/components/shell/broken-page'

/** Inside the frame: who meets a page that broke keeps the places to go. */
export default function ErrorPage(props: BrokenPageProps) {
  return <BrokenPage {...props} />
}
