'use client'
import { useEffect, useRef, useState } from 'react'
import { askServer } from '@/components/ui/ask-server'
import { MoneyField } from '@/components/ui/number-fields'

type Offer = { doctorId: string; fee: string | null }

/**
 * The fee of a new appointment: it begins with what the doctor usually takes, and follows the doctor for as long as nobody
 * has written another one. What was offered for whom is sent along, so that without script the fee of the doctor who was
 * offered first is not charged for the one who was chosen then.
 */
export function FeeField({ doctorId = '', fee }: { doctorId?: string; fee: string | null }) {
  const box = useRef<HTMLDivElement>(null)
  const [offer, setOffer] = useState<Offer>({ doctorId, fee })
  const [news, setNews] = useState('')

  useEffect(() => {
    const form = box.current?.closest('form')
    if (!form) return
    const abort = new AbortController()
    let offered: Offer = { doctorId, fee }
    const follow = async () => {
      const chosen = String(new FormData(form).get('doctorId') ?? '')
      if (chosen === offered.doctorId) return
      const before = offered
      offered = { doctorId: chosen, fee: before.fee }
      const found = chosen === '' ? null : await fetchFee(chosen, abort.signal)
      const amount = form.elements.namedItem('feeCharged')
      if (offered.doctorId !== chosen || found === undefined || !(amount instanceof HTMLInputElement)) return
      const isUntouched = amount.value.trim() === (before.fee ?? '')
      offered = { doctorId: chosen, fee: found }
      setOffer(offered)
      if (!isUntouched || amount.value === (found ?? '')) return
      amount.value = found ?? ''
      amount.dispatchEvent(new Event('input', { bubbles: true })) // for whoever keeps drafts of the form
      setNews(found === null ? 'This doctor has no usual fee.' : `Usual fee of this doctor: ${found}.`)
    }
    const later = () => void setTimeout(follow) // the field of the doctor says first who was chosen
    form.addEventListener('input', later)
    form.addEventListener('change', later)
    return () => {
      abort.abort()
      form.removeEventListener('input', later)
      form.removeEventListener('change', later)
    }
  }, [doctorId, fee])

  return (
    <div ref={box}>
      <MoneyField
        name="feeCharged"
        label="Fee"
        defaultValue={fee}
        hint="Left empty it is the doctor’s usual fee; 0 is free of charge."
      />
      <input type="hidden" name="usualFee" value={offer.fee ?? ''} />
      <input type="hidden" name="usualFeeOf" value={offer.doctorId} />
      <p role="status" className="visually-hidden">
        {news}
      </p>
    </div>
  )
}

/** What this doctor usually takes, null when nothing is written down; undefined when nobody can say now. */
async function fetchFee(doctorId: string, signal: AbortSignal): Promise<string | null | undefined> {
  // help only: left empty, the server fills it in
  return (await askServer<{ fee: string | null }>('/api/consultations/fee', { doctorId }, { signal }))?.fee
}
