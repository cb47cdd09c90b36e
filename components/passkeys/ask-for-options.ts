/** Asks the server what a device is to sign; throws when it says no. */
export async function askForOptions<Options>(address: string): Promise<Options> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`)
  return (await answer.json()) as Options
}
