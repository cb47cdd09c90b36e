import { expect, test } from 'vitest'
import { networkOf } from './network'

test.each([
  ['203.0.113.9', '203.0.113.0/24'],
  ['::ffff:203.0.113.9', '203.0.113.0/24'],
  ['198.51.100.1, 203.0.113.9', '203.0.113.0/24'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::6', '2001:db8:1:2::/64'],
  ['unknown', 'unknown'],
])('%s belongs to %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})

test.each([
  ['2001:db8::1', '2001:db8::2'],
  ['2001:db8::1', '2001:db8::1:2:3:4'],
  ['2001:db8:1::1', '2001:db8:1::ffff:1'],
])('%s and %s are one network, though zeros are left out', (one, other) => {
  expect(networkOf(one)).toBe(networkOf(other))
})

test('networks beside each other are two', () => {
  expect(networkOf('2001:db8:0:1::1')).not.toBe(networkOf('2001:db8::1'))
})
