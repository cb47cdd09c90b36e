/** The network an address belongs to, as attempts are counted: /24 for IPv4, /64 for IPv6. */
export function networkOf(forwardedFor: string): string {
  const address = (forwardedFor.split(',').at(-1) ?? '').trim().replace(/^::ffff:(?=\d+\.)/, '')
  if (/^\d+\.\d+\.\d+\.\d+$/.test(address)) return `${address.split('.').slice(0, 3).join('.')}.0/24`
  if (address.includes(':')) return `${firstGroups(address).join(':')}::/64`
  return 'unknown'
}

/** The first four of the eight groups of an IPv6 address, of which "::" leaves out those that are zero. */
function firstGroups(address: string): string[] {
  const [before = '', after] = address.split('::')
  const written = (part: string) => part.split(':').filter(Boolean)
  if (after === undefined) return written(before).slice(0, 4)
  const zeros = Math.max(0, 8 - written(before).length - written(after).length)
  return [...written(before), ...Array<string>(zeros).fill('0'), ...written(after)].slice(0, 4)
}
