/*
 * Preloaded by nothing, imported first by the program that draws: whatever a document makes it do, it speaks to nobody.
 * Node's permission model keeps it from files and other programs; before Node 25 that knows nothing of the network.
 */
import dgram from 'node:dgram'
import dns from 'node:dns'
import net from 'node:net'

function refuse(): never {
  throw new Error('The program that draws reports has no network.')
}

net.Socket.prototype.connect = refuse
net.Server.prototype.listen = refuse
dgram.Socket.prototype.bind = refuse
dgram.Socket.prototype.send = refuse
dgram.Socket.prototype.connect = refuse
Object.assign(dns, { lookup: refuse, resolve: refuse })
globalThis.fetch = refuse
