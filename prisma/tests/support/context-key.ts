/** Signs viewers for every test database. A key of its own, known to everybody: no other database trusts it. */
export const contextKey = Buffer.alloc(32, 'the tests sign with this key').toString('base64url')
