export type { CarriedRequest, Carry, Outcome } from './carry.ts';
export type { Fault } from './fault.ts';
export { type FaultName, faults } from './faults/index.ts';
export { type Carried, type Link, Network, type OwnServer, type Port } from './network.ts';
export { nameAsAddress, type Place, placeAt, type Resolve, urlOfPlace } from './place.ts';
